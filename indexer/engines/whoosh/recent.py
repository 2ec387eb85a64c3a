"""A cache of what was asked for last, bounded by size."""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock
from typing import Generic, TypeVar

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")


class Recent(Generic[K, V]):
    """Keeps the values that were asked for last, as many as fit; threads share it."""

    def __init__(self, most_bytes: int, size: Callable[[V], int]) -> None:
        self._kept: OrderedDict[K, V] = OrderedDict()
        self._lock = Lock()
        self._bytes_left, self._size = most_bytes, size

    def get(self, key: K, make: Callable[[K], V]) -> V:
        """Return the value of a key, made if it is not kept."""
        with self._lock:
            found = self._kept.get(key)
            if found is not None:
                self._kept.move_to_end(key)
                return found
        made = make(key)
        size = self._size(made)
        with self._lock:
            if key not in self._kept:
                self._keep(key, made, size)
        return made

    def _keep(self, key: K, made: V, size: int) -> None:
        self._kept[key] = made
        self._bytes_left -= size
        while self._bytes_left < 0 and self._kept:
            _, dropped = self._kept.popitem(last=False)
            self._bytes_left += self._size(dropped)
