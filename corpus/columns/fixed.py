"""The first columns of programs.csv: a contract that other programs rely on."""

from corpus.text.marks import CIRCLES

ID = "ID"
AREA = "施策の展開方向"
NUMBER = "整理番号"
NEW = "新規"
REPOST_OF = "再掲元ID"
NAME = "施策（事業）名称"
SUMMARY = "取組概要"
TARGETS = "指標・目標"
DEPARTMENT = "部局"
DIVISION = "担当課"
KEYWORDS = "類似キーワード"
URL = "URL"
SOURCE_PAGE = "原典ページ"
SOURCE_ROW = "原典行"
# Of a list that has several years: which one a row is of.
YEAR = "年度"

# In the order in which they are written. They are read in any order.
HEADINGS = (
    ID, AREA, NUMBER, NEW, REPOST_OF, NAME, SUMMARY, TARGETS, DEPARTMENT, DIVISION, KEYWORDS, URL,
)  # fmt: skip
# Only programs that came from a document with pages have them: files without them lack nothing.
OPTIONAL = (SOURCE_PAGE, SOURCE_ROW)

# What marks a new program.
NEW_MARK = CIRCLES[0]
NEW_MARKS = frozenset({*CIRCLES, "新規"})
