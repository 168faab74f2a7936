"""How the columns of journals are called, in several languages: guesses which column holds which field."""

from collections.abc import Mapping, Sequence

_NAMES = {
    "date": "full_date|at|fulldate|date|day|datetime|date time|timestamp|created|created at|created_at|creation date|"
    "createdat|creationdate|entry date|date created|written|when|datum|tag|erstellt|fecha|día|creado|data|"
    "giorno|dia|dato|päiväys|дата|день|日付|日期|날짜|التاريخ|תאריך|tarih|dátum|data wpisu|jour|"
    "date de création|created time",
    "time": "time|time of day|hour|zeit|uhrzeit|heure|hora|ora|tijd|tid|godzina|время|čas|時間|時刻|时间|시간|الوقت|"
    "שעה|saat|klokke",
    "title": "title|note_title|note title|notetitle|subject|heading|headline|name|titel|überschrift|notiztitel|titre|"
    "título|titulo|titolo|tytuł|заголовок|название|タイトル|件名|标题|標題|제목|العنوان|כותרת|başlık|"
    "onderwerp|betreff|otsikko|rubrik",
    "text": "text|note|notes|body|content|entry|journal|diary|description|entry text|journal entry|entrytext|comment|"
    "message|markdown|inhalt|notiz|notizen|eintrag|beschreibung|tagebuch|texte|contenu|texto|contenido|nota|"
    "notas|testo|contenuto|conteúdo|tekst|inhoud|notitie|treść|notatka|текст|запись|заметка|содержание|本文|"
    "内容|內容|日記|笔记|내용|본문|메모|النص|טקסט|metin|innehåll|poznámka",
    "tags": "tags|tag list|labels|label|keywords|categories|category|activities|activity|topics|hashtags|schlagwörter|"
    "schlagworte|stichwörter|kategorien|kategorie|aktivitäten|étiquettes|mots-clés|catégories|catégorie|"
    "activités|etiquetas|categorías|categoría|actividades|etichette|categoria|attività|attivita|atividades|"
    "activiteiten|categorie|tagi|aktywności|kategoria|теги|метки|категория|действия|занятия|タグ|カテゴリ|"
    "アクティビティ|标签|標籤|活动|活動|태그|활동|aktiviteter|etkinlikler|aktivity|الأنشطة|פעילויות",
    "mood": "mood|moods|feeling|feelings|emotion|emotions|stimmung|gefühl|gefühle|laune|humeur|émotion|"
    "estado de ánimo|ánimo|humor|umore|stemming|nastrój|настроение|気分|心情|情绪|기분|humør|humör|ruh hali|"
    "nálada|mieliala|المزاج|מצב רוח|sentimiento",
    "starred": "starred|star|favorite|favourite|is favorite|is_favorite|favorit|favoris|favorito|preferito|избранное|"
    "お気に入り|收藏|pinned",
    "group": "group|gruppe|groupe|grupo|gruppo|groep|группа|グループ|小组",
    "id": "id|uuid|uid|guid|entry id|entry_id|identifier",
    "weekday": "weekday|day of week|wochentag|jour de la semaine|día de la semana|dia de la semana|"
    "giorno della settimana|dia da semana|weekdag|dzień tygodnia|день недели|曜日|星期|요일|ukedag|veckodag|"
    "haftanın günü|den v týdnu|jour de semaine",
    "year": "year|jahr|année|año|anno|ano|jaar|rok|год|年|년|år|yıl",
    "scales": "scales|skalen|échelles|escalas|scale|schalen|skale|шкалы",
    "updated": "updated|modified|updated at|updated_at|modified at|last modified|geändert|modifié|modificado|"
    "updated time|modifieddate",
    "timezone": "timezone|time zone|zeitzone|fuseau horaire|tz",
}  # fmt: skip
_FIELDS = {name: field for field, names in _NAMES.items() for name in names.split("|")}


def field_of(untrusted_heading: str) -> str:
    """The field that a heading means, or ''. Case, underscores and a colon at its end do not matter."""
    plain = " ".join(untrusted_heading.lower().replace("_", " ").replace("\ufeff", "").split()).rstrip(":")
    return _FIELDS.get(plain, "") or _FIELDS.get(plain.replace(" ", "_"), "")


def columns(untrusted_headings: Sequence[str], wished: Mapping[str, str]) -> dict[str, int]:
    """Field -> number of its column: as wished (by heading), else by what the headings mean; the first of two wins."""
    found: dict[str, int] = {}
    taken: set[int] = set()
    folded = [heading.strip().casefold() for heading in untrusted_headings]
    for field, heading in wished.items():
        if heading.strip().casefold() in folded:
            found[field] = folded.index(heading.strip().casefold())
            taken.add(found[field])
    for number, heading in enumerate(untrusted_headings):
        field = field_of(heading)
        if field and field not in wished and field not in found and number not in taken:
            found[field] = number
    return found


def shown(untrusted_heading: str) -> str:
    """A heading as it may stand in a report."""
    return "".join(one if one.isprintable() else "\ufffd" for one in untrusted_heading[:40])
