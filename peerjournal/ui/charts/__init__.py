"""Pictures of numbers, painted by us: crisp at any size, for the window, for paper and as files.

Our own QPainter pictures rather than a charting library: they start at once (no numpy), every colour is a token, every
point can be read with the keyboard, and one drawing serves screen, PNG, SVG and print.
"""
