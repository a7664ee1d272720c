"""How far two pictures of a page are apart."""

from dataclasses import dataclass

import cv2
import numpy

DOTS_PER_INCH = 192
BLUR = 4  # pixels, half a millimetre: edges are smoothed in another way by each program
BLOCK = 8  # millimetres
# The most that two pictures may differ, on average and in the worst block of 8 × 8 mm.
MOST_MEAN = 1.5
MOST_IN_BLOCK = 10.0


@dataclass
class Difference:
    mean: float
    block: float

    @property
    def is_small(self) -> bool:
        return self.mean <= MOST_MEAN and self.block <= MOST_IN_BLOCK

    def __str__(self) -> str:
        return f"mean {self.mean:.2f}, worst block {self.block:.1f}"


def difference(one: numpy.ndarray, other: numpy.ndarray) -> Difference:
    height, width = (min(sizes) for sizes in zip(one.shape, other.shape))
    soft = [
        cv2.GaussianBlur(image[:height, :width].astype(numpy.float32), (0, 0), BLUR)
        for image in (one, other)
    ]
    apart = numpy.abs(soft[0] - soft[1])
    side = round(BLOCK / 25.4 * DOTS_PER_INCH)
    blocks = cv2.boxFilter(apart, -1, (side, side))
    return Difference(float(apart.mean()), float(blocks.max()))
