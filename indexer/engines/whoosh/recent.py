"""A cache of arrays, bounded by their bytes."""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock
from typing import Any, Generic, TypeVar

from numpy.typing import NDArray

K = TypeVar("K", bound=Hashable)
V = TypeVar("V", bound=tuple[NDArray[Any], ...])

_MOST_BYTES = 1 << 24


class Recent(Generic[K, V]):
    """Keeps the arrays that were asked for last, as many as fit; threads share it."""

    def __init__(self, most_bytes: int = _MOST_BYTES) -> None:
        self._kept: OrderedDict[K, V] = OrderedDict()
        self._lock = Lock()
        self._bytes_left = most_bytes

    def get(self, key: K, make: Callable[[], V]) -> V:
        """Return the arrays of a key, made if they are not kept."""
        with self._lock:
            found = self._kept.get(key)
            if found is not None:
                self._kept.move_to_end(key)
                return found
        made = make()
        with self._lock:
            if key not in self._kept:
                self._keep(key, made)
        return made

    def _keep(self, key: K, made: V) -> None:
        self._kept[key] = made
        self._bytes_left -= _size(made)
        while self._bytes_left < 0 and self._kept:
            _, dropped = self._kept.popitem(last=False)
            self._bytes_left += _size(dropped)


def _size(arrays: tuple[NDArray[Any], ...]) -> int:
    return sum(array.nbytes for array in arrays)
