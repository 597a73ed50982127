"""Real live pages and articles to clean entries, beside what parsing them with BeautifulSoup takes.

    python -m bench.pages

For each way to read a page, over those of the saved pages that go it: CPU milliseconds per page,
best of five, the pages per second that one core reads at the mean size of 214 kB, and the share of
what BeautifulSoup (with lxml) takes to parse the same pages in the same run. Selectors are those of
`livefeed sources suggest`, judged by nothing else.
"""
