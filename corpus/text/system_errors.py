"""What the system says of a file or a folder, as a Japanese sentence, and what to do about it."""

import errno

# Each error's reason, without a stop at its end, and remedy; by its name, for no system has all.
_RIGHTS = (
    "読み書きする権限がありません",
    "権限を付けるか、ほかのソフトで開いていないかを確かめるか、ほかの場所を選んでください。",
)
_FULL = (
    "ディスクがいっぱいです",
    "要らないファイルを消して空きを作るか、ほかの場所を選んでください。",
)
_AWAY = (
    "ネットワークのドライブか装置が応えません",
    "つながっているかを確かめて、もう一度試してください。",
)
_SAID = {
    "EACCES": _RIGHTS,
    "EPERM": _RIGHTS,
    "ENOSPC": _FULL,
    "EDQUOT": _FULL,
    "EFBIG": ("ファイルが大きすぎます", "ほかの場所を選んでください。"),
    "EROFS": ("読み取り専用の場所です", "ほかの場所を選んでください。"),
    "EISDIR": ("ファイルではなくフォルダーです", "ファイルの名前まで書いてください。"),
    "ENOTDIR": (
        "フォルダーがあるはずの所に、ファイルがあります",
        "名前を確かめてください。",
    ),
    "ENOENT": ("ファイルかフォルダーがありません", "名前を確かめてください。"),
    "EEXIST": ("同じ名前のものが、もうあります", "ほかの名前にしてください。"),
    "ENOTEMPTY": ("フォルダーが空ではありません", "ほかの名前にしてください。"),
    "ELOOP": ("リンクが自分自身に戻っています", "リンクの先を直してください。"),
    "ENAMETOOLONG": ("名前が長すぎます", "短い名前にしてください。"),
    "EBUSY": ("ほかのソフトが使っています", "終わってから、もう一度試してください。"),
    "ETXTBSY": ("ほかのソフトが使っています", "終わってから、もう一度試してください。"),
    "EMFILE": ("開いているファイルが多すぎます", "ほかのソフトを終えてから、試してください。"),
    "ENFILE": ("開いているファイルが多すぎます", "ほかのソフトを終えてから、試してください。"),
    "ENOMEM": ("メモリが足りません", "ほかのソフトを終えてから、試してください。"),
    "EIO": (
        "ディスクの読み書きに失敗しました",
        "ディスクが壊れているかもしれません。ほかの場所を選んでください。",
    ),
    "ESTALE": _AWAY,
    "EHOSTDOWN": _AWAY,
    "ENETUNREACH": _AWAY,
    "ETIMEDOUT": _AWAY,
    "ENODEV": _AWAY,
    "ENXIO": _AWAY,
}
_OTHERWISE = "場所と権限を確かめて、もう一度試してください。"


def reason_of(error: OSError) -> str:
    """Return why the system refused, without a stop at its end; what is seldom is told with the
    system's own words.
    """
    known = _SAID.get(_name(error))
    return known[0] if known else f"システムのエラー: {error.strerror or error}"


def remedy_of(error: OSError) -> str:
    """Return what can be done about it, as a sentence."""
    return _SAID.get(_name(error), ("", _OTHERWISE))[1]


def _name(error: OSError) -> str:
    return errno.errorcode.get(error.errno or 0, "")
