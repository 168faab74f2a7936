"""The dictionary forms an inflected Polish or Russian name may come from."""

# Ending in the text : ending in the list. From the declensions of Polish and Russian given names.
_POLISH = """
    y:a i:a ie:a ę:a ą:a o:a ii:ia ię:ia ią:ia iu:ia ę:ia ce:ka dze:ga rze:ra le:ła cie:ta dzie:da ki:ka iem:
    em: owi: a: u: ie: rze:r le:ł cie:t dzie:d ka:ek kowi:ek kiem:ek ku:ek tka:tek cem:ec ca:ec ła:eł łem:eł
    łowi:eł le:eł ego:i emu:i im:i ego:y emu:y iego:i ej:a ia:ń iowi:ń niem:ń sia:ś sia:siu siem:ś siowi:ś
    siu:sia zia:ź
"""
_RUSSIAN = """
    ы:а и:а е:а у:а ой:а ою:а и:я е:я ю:я ей:я ей:а ии:ия ию:ия ией:ия ье:ья ью:ья ьей:ья а: у: ом: ем: е:
    ем:ий я:й ю:й ем:й е:й ея:ей я:ь ю:ь ем:ь е:ь ия:ий ию:ий ием:ий ии:ий ла:ел лу:ел лом:ел ле:ел ьва:ев
    ьву:ев ьвом:ев тра:тр ого:ий ому:ий ой:ая ую:ая ым: ью:ь и:ь
"""
_ENDINGS = {
    language: tuple((pair.partition(":")[0], pair.partition(":")[2]) for pair in pairs.split())
    for language, pairs in (("pl", _POLISH), ("ru", _RUSSIAN))
}
_SHORTEST = 2  # letters that a stem keeps


def bases(word: str, language: str) -> tuple[str, ...]:
    """The folded word, and what it may be a case of; only itself in languages without cases of names."""
    found = [word]
    for ending, instead in _ENDINGS.get(language, ()):
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST:
            found.append(word[: len(word) - len(ending)] + instead)
    return tuple(found)
