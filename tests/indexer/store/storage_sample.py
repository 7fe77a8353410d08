"""What the tests of the index directory publish and look at."""

from indexer.store.storage import Generation, Store


def publish(store: Store, text: str) -> Generation:
    """Publish a generation of two files that carry ``text``."""
    with store.update() as draft:
        (draft.path / "a.txt").write_text(text)
        (draft.path / "deep").mkdir()
        (draft.path / "deep" / "b.txt").write_text(text * 2)
        return draft.publish({"text": text, "count": 2, "部局": ["危機管理部"]})


def names(store: Store) -> list[str]:
    """What lies in the index directory, in order."""
    return sorted(path.name for path in store.directory.iterdir())
