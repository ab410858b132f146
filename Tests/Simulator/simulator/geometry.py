"""Split trees in points: insertion beside siblings, scaling by one factor, grids as floors of views."""

from dataclasses import dataclass, field

DIVIDER = 1
MIN_COLUMNS, MIN_ROWS = 2, 2


@dataclass(frozen=True)
class Metrics:
    """What turns points into cells: the size of a cell, and the margins on each side of a pane."""

    cell_width: int = 7
    cell_height: int = 15
    margin_width: int = 5
    margin_height: int = 2
    title_bar: int = 28

    def points(self, columns, rows):
        """The view that holds exactly this grid."""
        width = columns * self.cell_width + 2 * self.margin_width
        return width, rows * self.cell_height + 2 * self.margin_height

    def grid(self, width, height):
        """The grid that a view of these points has: whole cells, never below the smallest pane."""
        columns = (width - 2 * self.margin_width) // self.cell_width
        rows = (height - 2 * self.margin_height) // self.cell_height
        return max(columns, MIN_COLUMNS), max(rows, MIN_ROWS)

    def is_too_small(self, width, height):
        """Whether a view is already below the smallest pane."""
        least_width, least_height = self.points(MIN_COLUMNS, MIN_ROWS)
        return width < least_width or height < least_height


@dataclass(eq=False)
class Leaf:
    """A pane: the view of one session."""

    session: object
    width: int = 0
    height: int = 0
    x: int = 0
    y: int = 0


@dataclass(eq=False)
class Splitter:
    """Children side by side (vertical) or stacked. A root is always one, also of a single pane."""

    vertical: bool
    children: list = field(default_factory=list)
    width: int = 0
    height: int = 0
    x: int = 0
    y: int = 0


def leaves(node):
    """The panes below a node, from the left and the top."""
    if isinstance(node, Leaf):
        return [node]
    return [leaf for child in node.children for leaf in leaves(child)]


def depth(node):
    """How many splitters stand above the deepest pane."""
    return 0 if isinstance(node, Leaf) else 1 + max((depth(c) for c in node.children), default=0)


def parent_of(root, node):
    """The splitter that holds a node, or None."""
    for child in root.children:
        if child is node:
            return root
        if isinstance(child, Splitter) and (found := parent_of(child, node)):
            return found
    return None


def leaf_of(root, session):
    """The pane of a session, or None."""
    return next((leaf for leaf in leaves(root) if leaf.session is session), None)


def resize(node, width, height):
    """Gives a node a size; children along its axis are scaled by one factor so that they fill it."""
    node.width, node.height = max(width, 1), max(height, 1)
    if isinstance(node, Leaf) or not node.children:
        return
    along = [c.width if node.vertical else c.height for c in node.children]
    if not any(along):
        along = [1] * len(along)
    room = (node.width if node.vertical else node.height) - DIVIDER * (len(along) - 1)
    total, taken, given, offset = sum(along), 0, 0, 0
    for child, size in zip(node.children, along):
        taken += size
        share = max(room * taken // total - given, 1)
        given += share
        child.x, child.y = (offset, 0) if node.vertical else (0, offset)
        offset += share + DIVIDER
        if node.vertical:
            resize(child, share, node.height)
        else:
            resize(child, node.width, share)


def insert(root, target, leaf, vertical, before):
    """Puts a pane beside another one: as a sibling where the orientation is the same already."""
    parent = parent_of(root, target)
    if len(root.children) == 1 and parent is root:
        root.vertical = vertical
    if parent.vertical == vertical:
        leaf.width, leaf.height = target.width, target.height
        place = parent.children.index(target)
        parent.children.insert(place if before else place + 1, leaf)
        resize(parent, parent.width, parent.height)
        return
    pair = Splitter(vertical, [leaf, target] if before else [target, leaf])
    pair.x, pair.y = target.x, target.y
    leaf.width, leaf.height = target.width, target.height
    parent.children[parent.children.index(target)] = pair
    resize(pair, target.width, target.height)


def remove(root, leaf):
    """Takes a pane out; siblings grow by one factor, splitters of one child are dissolved."""
    parent = parent_of(root, leaf)
    parent.children.remove(leaf)
    if len(parent.children) == 1:
        _dissolve(root, parent)
    if root.children:
        resize(root, root.width, root.height)


def _dissolve(root, splitter):
    only = splitter.children[0]
    if splitter is root:
        if isinstance(only, Splitter):
            root.vertical, root.children = only.vertical, only.children
        return
    above = parent_of(root, splitter)
    place = above.children.index(splitter)
    if isinstance(only, Leaf):
        only.width, only.height = splitter.width, splitter.height
        above.children[place] = only
    else:
        resize(only, splitter.width, splitter.height)
        above.children[place : place + 1] = only.children


def grow(root, leaf, width, height):
    """Gives one pane a size; the whole tree grows or shrinks, who shares a row or column follows."""
    node, more_width, more_height = leaf, width - leaf.width, height - leaf.height
    node.width, node.height = width, height
    while parent := (None if node is root else parent_of(root, node)):
        parent.width += more_width
        parent.height += more_height
        for child in parent.children:
            if child is not node:
                across_width = child.width if parent.vertical else child.width + more_width
                across_height = child.height + more_height if parent.vertical else child.height
                resize(child, across_width, across_height)
        node = parent
    resize(root, root.width, root.height)


def is_isomorphic(node, message):
    """Whether a tree of a request has the same orientations, counts and kinds everywhere."""
    if len(node.children) != len(message.links):
        return False
    if len(node.children) > 1 and node.vertical != message.vertical:
        return False
    for child, link in zip(node.children, message.links):
        if link.WhichOneof("child") != ("session" if isinstance(child, Leaf) else "node"):
            return False
        if isinstance(child, Splitter) and not is_isomorphic(child, link.node):
            return False
    return True


def take_sizes(node, message, metrics, loses_dividers=True):
    """Sets the sizes of leaves from a request, and those of splitters from their children.

    iTerm2 does not add the thickness of a divider after a child that is a pane; a pane may so end
    a cell smaller than was asked.
    """
    for child, link in zip(node.children, message.links):
        if isinstance(child, Leaf):
            size = link.session.grid_size
            child.width, child.height = metrics.points(size.width, size.height)
        else:
            take_sizes(child, link.node, metrics, loses_dividers)
    between = node.children[:-1]
    dividers = sum(DIVIDER for c in between if isinstance(c, Splitter) or not loses_dividers)
    widths, heights = [c.width for c in node.children], [c.height for c in node.children]
    if node.vertical:
        node.width, node.height = sum(widths) + dividers, max(heights)
    else:
        node.width, node.height = max(widths), sum(heights) + dividers


def equalise(node):
    """Makes the children of every splitter equally large."""
    for child in node.children:
        child.width = child.height = 1000
        if isinstance(child, Splitter):
            equalise(child)


def place_of(root, leaf):
    """The left and top edge of a pane in its tab."""
    x, y, node = leaf.x, leaf.y, leaf
    while parent := parent_of(root, node):
        x, y, node = x + parent.x, y + parent.y, parent
    return x, y


def neighbour(root, leaf, direction):
    """The pane that touches another one on a side, or None."""
    x, y = place_of(root, leaf)
    edges = {
        "left": (x - DIVIDER - 1, y + 1), "right": (x + leaf.width + DIVIDER, y + 1),
        "above": (x + 1, y - DIVIDER - 1), "below": (x + 1, y + leaf.height + DIVIDER),
    }
    if direction not in edges:
        return None
    at_x, at_y = edges[direction]
    for other in leaves(root):
        left, top = place_of(root, other)
        if left <= at_x < left + other.width and top <= at_y < top + other.height:
            return other
    return None
