#!/bin/sh
# mammoth 1.13.0 and docx2txt 0.9 reading a Word document (DOCX) in which a word has its reading above
# it (ルビ, w:ruby), as programs for children and for foreign residents are published: mammoth leaves the
# whole word out, base and reading (子どもの一時保育事業 is 子どもの事業), and says of it that an
# unrecognised element was ignored; docx2txt writes the reading before its base in one string
# (子どものいちじほいく一時保育事業), so that neither 子どもの一時保育 is found nor the name shown.
#
# Guessed before: the base is kept and the reading dropped, or put behind it in brackets.
# Seen: what is said above. Fails when this changes.
set -eu
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q 'mammoth==1.13.0' 'docx2txt==0.9'
cd "$folder"
"$folder/venv/bin/python" - <<'PYTHON'
from zipfile import ZipFile

import docx2txt
import mammoth

PACKAGE = "http://schemas.openxmlformats.org/package/2006"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
TYPES = f"""<Types xmlns="{PACKAGE}/content-types">
<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
<Override PartName="/word/document.xml" ContentType="{WORD}"/></Types>"""
PARTS = f"""<Relationships xmlns="{PACKAGE}/relationships">
<Relationship Id="main" Type="{OFFICE}" Target="word/document.xml"/></Relationships>"""
DOCUMENT = """<w:document
xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p>
<w:r><w:t>子どもの</w:t></w:r>
<w:r><w:ruby><w:rubyPr><w:lid w:val="ja-JP"/></w:rubyPr>
<w:rt><w:r><w:t>いちじほいく</w:t></w:r></w:rt>
<w:rubyBase><w:r><w:t>一時保育</w:t></w:r></w:rubyBase></w:ruby></w:r>
<w:r><w:t>事業</w:t></w:r></w:p></w:body></w:document>"""
with ZipFile("ruby.docx", "w") as package:
    package.writestr("[Content_Types].xml", TYPES)
    package.writestr("_rels/.rels", PARTS)
    package.writestr("word/document.xml", DOCUMENT)

with open("ruby.docx", "rb") as file:
    result = mammoth.extract_raw_text(file)
print("mammoth", result.value.strip(), [message.message for message in result.messages])
assert result.value.strip() == "子どもの事業", "this has changed"
text = "".join(docx2txt.process("ruby.docx").split())
print("docx2txt", text)
assert text == "子どものいちじほいく一時保育事業", "this has changed"
PYTHON
