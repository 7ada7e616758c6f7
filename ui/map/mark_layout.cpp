#include "ui/map/mark_layout.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <QCoreApplication>
#include <tuple>

namespace haven::ui {

namespace {

struct MarkLayoutTr {
    Q_DECLARE_TR_FUNCTIONS(haven::ui::MarkLayout)
};

constexpr double kStackPx = 15; // nearer than this is one place
constexpr double kAside = 0.8;  // of it: how far a parked unit stands from an incident's sign
constexpr double kIncidentPx = 18;
constexpr double kUnitPx = 13;
constexpr double kGapPx = 5;   // between symbol and label
constexpr double kPadPx = 6;   // inside of the label
constexpr double kSignPx = 11; // the sign of a part
constexpr double kSignGapPx = 4;
constexpr double kPartGapPx = 8;
constexpr double kTellAllZoom = 15;   // from here on every incident is told in words
constexpr int kWordsMax = 24;         // letters of a type in a label
constexpr int kEndMax = 10;           // ", level 3"
constexpr std::size_t kUnitsTold = 3; // more of them are counted
constexpr std::size_t kIncidentsTold = 2;

// What a label may cover if there is no other room: the sign of a unit, where an incident must be
// told. Never another label or the sign of an incident.
enum class Weight { Unit, Firm };

// The pixels of a big view in squares, so that only neighbors are compared.
class BoxGrid final
{
public:
    BoxGrid(QRectF area, double cell)
        : m_area(area), m_cell(cell),
          m_columns(static_cast<int>(std::ceil(area.width() / cell)) + 1),
          m_rows(static_cast<int>(std::ceil(area.height() / cell)) + 1),
          m_cells(static_cast<std::size_t>(m_columns) * static_cast<std::size_t>(m_rows))
    {}

    void add(const QRectF& box, std::size_t owner, Weight weight)
    {
        m_boxes.push_back({box, owner, weight});
        forEachCell(box, [this](std::vector<std::size_t>& cell) {
            cell.push_back(m_boxes.size() - 1);
            return true;
        });
    }
    // Nothing of another owner there that is at least so heavy.
    bool isFree(const QRectF& box, std::size_t owner, Weight weight) const
    {
        bool isFree = true;
        forEachCell(box, [&](const std::vector<std::size_t>& cell) {
            for (const std::size_t n : cell) {
                const Owned& other = m_boxes[n];
                if (other.owner != owner && other.weight >= weight && other.box.intersects(box))
                    isFree = false;
            }
            return isFree;
        });
        return isFree;
    }

private:
    struct Owned {
        QRectF box;
        std::size_t owner;
        Weight weight;
    };
    template <class Visit>
    void forEachCell(const QRectF& box, Visit visit) const
    {
        const auto at = [](double from, double cell, int count) {
            return std::clamp(static_cast<int>(from / cell), 0, count - 1);
        };
        const int left = at(box.left() - m_area.left(), m_cell, m_columns);
        const int right = at(box.right() - m_area.left(), m_cell, m_columns);
        const int top = at(box.top() - m_area.top(), m_cell, m_rows);
        const int bottom = at(box.bottom() - m_area.top(), m_cell, m_rows);
        for (int row = top; row <= bottom; ++row) {
            for (int column = left; column <= right; ++column) {
                const auto n = static_cast<std::size_t>(row) * static_cast<std::size_t>(m_columns) +
                               static_cast<std::size_t>(column);
                if (!visit(m_cells[n]))
                    return;
            }
        }
    }

    QRectF m_area;
    double m_cell;
    int m_columns;
    int m_rows;
    mutable std::vector<std::vector<std::size_t>> m_cells;
    std::vector<Owned> m_boxes;
};

struct Seen {
    const MapMark* mark;
    QPointF at;
    int rank;
};

// What stands at one place, the most important first.
struct Stack {
    QPointF at;
    std::vector<const MapMark*> marks;
    std::size_t order = 0; // of its first mark among all
};

std::vector<Seen> seenMarks(const MarkBook& book, const LayoutWish& wish)
{
    std::vector<Seen> seen;
    const WorldPixel corner = wish.camera.worldAt({0, 0});
    const double scale = wish.camera.scale();
    for (const auto& [id, mark] : book.marks()) {
        const QPointF at((mark.world.x - corner.x) * scale, (mark.world.y - corner.y) * scale);
        if (!wish.area.contains(at))
            continue;
        int rank = mark.rank;
        if (wish.pointed == id)
            rank = -1;
        if (wish.chosen == id)
            rank = -2;
        seen.push_back({&mark, at, rank});
    }
    // The book is in the order of ids, so equals keep that order.
    std::stable_sort(seen.begin(), seen.end(),
                     [](const Seen& a, const Seen& b) { return a.rank < b.rank; });
    return seen;
}

// The stacks by squares as wide as a place reaches: only the nine around a mark are looked at.
class StackGrid final
{
public:
    StackGrid(const QRectF& area, double reach)
        : m_area(area), m_reach(reach), m_columns(static_cast<int>(area.width() / reach) + 3),
          m_rows(static_cast<int>(area.height() / reach) + 3),
          m_first(static_cast<std::size_t>(m_columns) * static_cast<std::size_t>(m_rows), kNone)
    {}

    std::optional<std::size_t> near(QPointF at) const
    {
        const std::size_t middle = cellOf(at);
        const auto wide = static_cast<std::size_t>(m_columns);
        for (const std::size_t row : {middle - wide, middle, middle + wide}) {
            for (std::size_t cell = row - 1; cell <= row + 1; ++cell) {
                for (int n = m_first[cell]; n != kNone; n = m_next[static_cast<std::size_t>(n)]) {
                    const QPointF by = m_at[static_cast<std::size_t>(n)] - at;
                    if (by.x() * by.x() + by.y() * by.y() < m_reach * m_reach)
                        return m_stacks[static_cast<std::size_t>(n)];
                }
            }
        }
        return std::nullopt;
    }
    void add(QPointF at, std::size_t stack)
    {
        int& first = m_first[cellOf(at)];
        m_next.push_back(first);
        first = static_cast<int>(m_at.size());
        m_at.push_back(at);
        m_stacks.push_back(stack);
    }

private:
    static constexpr int kNone = -1;

    // One square of air on each side. Precondition: the point is in the area.
    std::size_t cellOf(QPointF at) const
    {
        const int column = static_cast<int>((at.x() - m_area.left()) / m_reach) + 1;
        const int row = static_cast<int>((at.y() - m_area.top()) / m_reach) + 1;
        return static_cast<std::size_t>(row) * static_cast<std::size_t>(m_columns) +
               static_cast<std::size_t>(column);
    }

    QRectF m_area;
    double m_reach;
    int m_columns;
    int m_rows;
    std::vector<int> m_first; // by square: the newest stack in it
    std::vector<int> m_next;  // by entry: the one before it in its square
    std::vector<QPointF> m_at;
    std::vector<std::size_t> m_stacks; // by entry
};

bool worksOneOf(const MapMark& unit, const Stack& stack)
{
    return std::any_of(stack.marks.begin(), stack.marks.end(), [&](const MapMark* mark) {
        return mark->isUnit() ? unit.works == mark->works
                              : unit.works == std::get<IncidentId>(mark->id);
    });
}

// What stands at one place. A unit stands with an incident only if it works it: in the card of
// another it would read as sent there, so it stands beside.
class Stacker final
{
public:
    Stacker(const MarkBook& book, const LayoutWish& wish)
        : m_book(book), m_wish(wish), m_reach(kStackPx * wish.px), m_worked(wish.area, m_reach),
          m_parked(wish.area, m_reach)
    {}

    std::vector<Stack> stacks(const std::vector<Seen>& seen)
    {
        for (std::size_t n = 0; n < seen.size(); ++n) {
            if (!isParked(seen[n]))
                addWorked(seen[n], n);
        }
        for (std::size_t n = 0; n < seen.size(); ++n) {
            if (isParked(seen[n]))
                addParked(seen[n], n);
        }
        std::sort(m_stacks.begin(), m_stacks.end(),
                  [](const Stack& a, const Stack& b) { return a.order < b.order; });
        return std::move(m_stacks);
    }

private:
    bool isParked(const Seen& one) const
    {
        if (!one.mark->isUnit())
            return false;
        const MapMark* worked = one.mark->works ? m_book.find(MarkId(*one.mark->works)) : nullptr;
        if (!worked)
            return true;
        const double scale = m_wish.camera.scale();
        const double x = (worked->world.x - one.mark->world.x) * scale;
        const double y = (worked->world.y - one.mark->world.y) * scale;
        return x * x + y * y >= m_reach * m_reach;
    }
    void addWorked(const Seen& one, std::size_t order)
    {
        const auto near = m_worked.near(one.at);
        if (near && (!one.mark->isUnit() || worksOneOf(*one.mark, m_stacks[*near])))
            m_stacks[*near].marks.push_back(one.mark);
        else
            put(m_worked, one, one.at, order);
    }
    void addParked(const Seen& one, std::size_t order)
    {
        if (const auto beside = m_parked.near(one.at)) {
            m_stacks[*beside].marks.push_back(one.mark);
            return;
        }
        m_parked.add(one.at, m_stacks.size());
        const bool isOnSign = m_worked.near(one.at).has_value();
        const QPointF aside = isOnSign ? QPointF(m_reach, m_reach) * kAside : QPointF();
        m_stacks.push_back({one.at + aside, {one.mark}, order});
    }
    void put(StackGrid& grid, const Seen& one, QPointF at, std::size_t order)
    {
        grid.add(at, m_stacks.size());
        m_stacks.push_back({at, {one.mark}, order});
    }

    const MarkBook& m_book;
    const LayoutWish& m_wish;
    double m_reach;
    StackGrid m_worked; // incidents, and the units that work them there
    StackGrid m_parked; // units that are there for something else
    std::vector<Stack> m_stacks;
};

MarkSymbol symbolOf(const Stack& stack, double px)
{
    const MapMark& lead = *stack.marks.front();
    MarkSymbol symbol;
    symbol.id = lead.id;
    symbol.at = stack.at;
    symbol.size = (lead.isUnit() ? kUnitPx : kIncidentPx) * px;
    symbol.priority = lead.priority;
    symbol.shape = lead.shape;
    symbol.heading = lead.heading;
    symbol.isStale = lead.isStale;
    for (const MapMark* mark : stack.marks)
        symbol.isEmergency = symbol.isEmergency || mark->isEmergency;
    return symbol;
}

// How much a label tells: everything at the place in words, the number of the first and how many
// more there are, or the first alone.
enum class Detail { Full, Short };

// Puts parts into rows and measures them.
class LabelMaker final
{
public:
    explicit LabelMaker(const LayoutWish& wish) : m_wish(wish) {}

    MapLabel make(const Stack& stack, Detail detail) const
    {
        std::vector<std::vector<LabelPart>> rows;
        const MapMark& lead = *stack.marks.front();
        std::vector<const MapMark*> incidents;
        std::vector<const MapMark*> units;
        for (const MapMark* mark : stack.marks)
            (mark->isUnit() ? units : incidents).push_back(mark);
        if (lead.isUnit())
            addUnits(rows, units, &lead, detail);
        addIncidents(rows, incidents, lead, detail);
        if (!lead.isUnit())
            addUnits(rows, units, nullptr, detail);
        return finished(lead, rows);
    }

private:
    void addIncidents(std::vector<std::vector<LabelPart>>& rows,
                      const std::vector<const MapMark*>& incidents, const MapMark& lead,
                      Detail detail) const
    {
        const std::size_t told = detail == Detail::Full ? kIncidentsTold : 1;
        for (std::size_t n = 0; n < std::min(told, incidents.size()); ++n) {
            const MapMark& one = *incidents[n];
            LabelPart part;
            part.id = one.id;
            part.priority = &one == &lead ? 0 : one.priority; // the lead's sign is the symbol
            part.text = detail == Detail::Full && isToldInWords(one)
                            ? one.name + u' ' + labelWords(one.words)
                            : one.name;
            rows.push_back({part});
        }
        if (incidents.size() > told)
            rows.back().push_back(more(
                *incidents[told], MarkLayoutTr::tr("+%n more", "incidents at one place",
                                                   static_cast<int>(incidents.size() - told))));
    }

    // `symbol`: the unit that the map's own symbol shows, so that its sign is not drawn twice.
    void addUnits(std::vector<std::vector<LabelPart>>& rows,
                  const std::vector<const MapMark*>& units, const MapMark* symbol,
                  Detail detail) const
    {
        if (units.empty())
            return;
        std::vector<LabelPart> row;
        const bool isCounted = detail == Detail::Short || units.size() > kUnitsTold + 1;
        const bool isNamed = !isCounted || units.size() == 1 || units.front()->isEmergency ||
                             isMeant(*units.front());
        const auto count = static_cast<int>(units.size());
        if (isNamed) {
            for (const MapMark* unit : units) {
                if (isCounted && !row.empty())
                    break;
                row.push_back(named(*unit, unit != symbol));
            }
            if (isCounted && count > 1)
                row.push_back(more(
                    *units[1], MarkLayoutTr::tr("+%n", "further units at one place", count - 1)));
        } else {
            row.push_back(
                more(*units.front(), MarkLayoutTr::tr("%n units", "units at one place", count)));
            if (symbol == nullptr)
                row.back().shape = units.front()->shape;
        }
        for (LabelPart& part : row)
            part.isUnit = true;
        rows.push_back(std::move(row));
    }

    static LabelPart named(const MapMark& unit, bool hasSign)
    {
        LabelPart part;
        part.id = unit.id;
        part.status = unit.shape;
        if (hasSign)
            part.shape = unit.shape;
        part.text = unit.isEmergency
                        ? MarkLayoutTr::tr("EMERGENCY %1", "%1 is a unit").arg(unit.name)
                        : unit.name;
        return part;
    }

    static LabelPart more(const MapMark& first, const QString& text)
    {
        LabelPart part;
        part.id = first.id;
        part.text = text;
        return part;
    }

    bool isMeant(const MapMark& mark) const
    {
        return m_wish.chosen == mark.id || m_wish.pointed == mark.id;
    }
    bool isToldInWords(const MapMark& mark) const
    {
        return mark.isUrgent || m_wish.camera.zoom >= kTellAllZoom || isMeant(mark);
    }

    MapLabel finished(const MapMark& lead, std::vector<std::vector<LabelPart>>& rows) const
    {
        const double px = m_wish.px;
        const double pad = kPadPx * px;
        const double high = m_wish.textHeight;
        MapLabel label;
        label.lead = lead.id;
        double wide = 0;
        double top = 2 * px;
        for (auto& row : rows) {
            double left = pad;
            for (LabelPart& part : row) {
                const bool hasSign = part.priority != 0 || part.shape.has_value();
                const double sign = hasSign ? (kSignPx + kSignGapPx) * px : 0;
                part.box =
                    QRectF(left, top, sign + std::ceil(m_wish.textWidth(part.text)) + 1, high);
                left = part.box.right() + kPartGapPx * px;
                label.key += part.text + QChar(static_cast<char16_t>(
                                             0xE000 + part.priority * 16 +
                                             (part.shape ? static_cast<int>(*part.shape) + 1 : 0)));
                label.key += part.isUnit ? QChar(u'u') : QChar(u'i');
                label.key += QChar(static_cast<char16_t>(
                    u'0' + (part.status ? static_cast<int>(*part.status) + 1 : 0)));
                label.parts.push_back(part);
            }
            label.key += u'\n';
            wide = std::max(wide, left - kPartGapPx * px + pad);
            top += high;
        }
        label.box = QRectF(0, 0, std::ceil(wide), std::ceil(top + 2 * px));
        label.isEmergency = lead.isEmergency;
        if (lead.isUnit())
            label.key += QChar(static_cast<char16_t>(0xF000 + static_cast<int>(lead.shape)));
        if (label.isEmergency)
            label.key += u'!';
        return label;
    }

    const LayoutWish& m_wish;
};

// Right of the symbol before left of it, then above and below: the first that is free.
std::array<QPointF, 8> positions(const MarkSymbol& symbol, QSizeF label, double px)
{
    const double r = symbol.size / 2 + kGapPx * px;
    const double w = label.width();
    const double h = label.height();
    const QPointF c = symbol.at;
    return {QPointF(c.x() + r, c.y() - h / 2),           QPointF(c.x() - r - w, c.y() - h / 2),
            QPointF(c.x() + r * 0.6, c.y() - r - h),     QPointF(c.x() + r * 0.6, c.y() + r),
            QPointF(c.x() - r * 0.6 - w, c.y() - r - h), QPointF(c.x() - r * 0.6 - w, c.y() + r),
            QPointF(c.x() - w / 2, c.y() - r - h),       QPointF(c.x() - w / 2, c.y() + r)};
}

// Finds room for one label after the other, the most important first.
class LabelPlacer final
{
public:
    LabelPlacer(MarkLayout& layout, const std::vector<Stack>& stacks, const LayoutWish& wish)
        : m_layout(layout), m_stacks(stacks), m_wish(wish), m_maker(wish), m_grid(wish.area, 64)
    {
        for (std::size_t n = 0; n < stacks.size(); ++n) {
            const double r = layout.symbols[n].size / 2;
            m_grid.add(QRectF(stacks[n].at - QPointF(r, r), QSizeF(2 * r, 2 * r)), n,
                       stacks[n].marks.front()->isUnit() ? Weight::Unit : Weight::Firm);
        }
    }

    void placeAll()
    {
        for (std::size_t n = 0; n < m_stacks.size(); ++n) {
            const bool isTried = n < static_cast<std::size_t>(m_wish.labelsMax);
            if (!isTried || !place(n))
                ++m_layout.unlabeled;
        }
    }

private:
    // Free ground before the sign of a unit.
    bool place(std::size_t n)
    {
        const MapMark& lead = *m_stacks[n].marks.front();
        const bool mayCover = !lead.isUnit() || lead.isEmergency;
        const MapLabel brief = m_maker.make(m_stacks[n], Detail::Short);
        for (const Weight weight : {Weight::Unit, Weight::Firm}) {
            if (weight == Weight::Firm && !mayCover)
                break;
            // Where the short one does not fit, the long one does not either.
            const auto spot = freeSpot(n, brief.box.size(), weight);
            if (!spot)
                continue;
            MapLabel full = m_maker.make(m_stacks[n], Detail::Full);
            const auto better = freeSpot(n, full.box.size(), weight);
            put(n, better ? std::move(full) : brief, better.value_or(*spot));
            return true;
        }
        return false;
    }

    // What is seen is told inside of the view, and what is not seen does not reach into it: half a
    // label tells nothing.
    std::optional<QPointF> freeSpot(std::size_t n, QSizeF size, Weight weight) const
    {
        const QRectF view = m_wish.camera.view();
        const bool isSeen = view.contains(m_stacks[n].at);
        const double air = 2 * m_wish.px;
        for (const QPointF& at : positions(m_layout.symbols[n], size, m_wish.px)) {
            const QRectF box(QPointF(std::round(at.x()), std::round(at.y())), size);
            const bool isInRoom =
                isSeen ? view.contains(box) : m_wish.area.contains(box) && !view.intersects(box);
            if (isInRoom && m_grid.isFree(box.adjusted(-air, -air, air, air), n, weight))
                return box.topLeft();
        }
        return std::nullopt;
    }

    void put(std::size_t n, MapLabel label, QPointF at)
    {
        label.box.moveTopLeft(at);
        m_grid.add(label.box, m_stacks.size() + n, Weight::Firm);
        m_layout.labels.push_back(std::move(label));
    }

    MarkLayout& m_layout;
    const std::vector<Stack>& m_stacks;
    const LayoutWish& m_wish;
    LabelMaker m_maker;
    BoxGrid m_grid;
};

void addLinks(MarkLayout& layout, const std::vector<Seen>& seen, const MarkBook& book,
              const LayoutWish& wish)
{
    constexpr std::size_t kLinksMax = 60;
    const double near = kStackPx * wish.px;
    for (const Seen& one : seen) {
        if (!one.mark->works || layout.links.size() >= kLinksMax)
            continue;
        const MapMark* incident = book.find(MarkId(*one.mark->works));
        if (incident == nullptr)
            continue;
        const QPointF to = wish.camera.pointOf(incident->world);
        if (std::hypot(to.x() - one.at.x(), to.y() - one.at.y()) > near)
            layout.links.push_back({one.mark->id, incident->id, one.at, to});
    }
}

} // namespace

QString labelWords(const QString& words)
{
    if (words.size() <= kWordsMax)
        return words;
    const qsizetype comma = words.lastIndexOf(QStringLiteral(", "));
    const bool hasEnd = comma > 0 && words.size() - comma <= kEndMax;
    const QString end = hasEnd ? words.mid(comma) : QString();
    return words.left(kWordsMax - 1 - end.size()).trimmed() + u'…' + end;
}

MarkLayout laidOut(const MarkBook& book, const LayoutWish& wish)
{
    MarkLayout layout;
    layout.camera = wish.camera;
    layout.area = wish.area;
    const std::vector<Seen> seen = seenMarks(book, wish);
    const std::vector<Stack> stacks = Stacker(book, wish).stacks(seen);
    layout.stacks = stacks.size();
    for (const Stack& stack : stacks)
        layout.symbols.push_back(symbolOf(stack, wish.px));
    LabelPlacer(layout, stacks, wish).placeAll();
    addLinks(layout, seen, book, wish);
    // Painted from the back to the front.
    std::reverse(layout.symbols.begin(), layout.symbols.end());
    std::reverse(layout.labels.begin(), layout.labels.end());
    return layout;
}

std::vector<std::pair<std::size_t, std::size_t>> overlappingLabels(const MarkLayout& layout)
{
    std::vector<std::pair<std::size_t, std::size_t>> pairs;
    for (std::size_t a = 0; a < layout.labels.size(); ++a) {
        for (std::size_t b = a + 1; b < layout.labels.size(); ++b) {
            if (layout.labels[a].box.intersects(layout.labels[b].box))
                pairs.emplace_back(a, b);
        }
    }
    return pairs;
}

std::optional<MarkId> markAt(const MarkLayout& layout, QPointF point, double reachPx)
{
    for (auto label = layout.labels.rbegin(); label != layout.labels.rend(); ++label) {
        if (!label->box.contains(point))
            continue;
        for (const LabelPart& part : label->parts) {
            if (part.box.translated(label->box.topLeft()).contains(point))
                return part.id;
        }
        return label->lead;
    }
    std::optional<MarkId> nearest;
    double best = reachPx;
    for (auto symbol = layout.symbols.rbegin(); symbol != layout.symbols.rend(); ++symbol) {
        const double away = std::hypot(symbol->at.x() - point.x(), symbol->at.y() - point.y());
        if (away < best) {
            best = away;
            nearest = symbol->id;
        }
    }
    return nearest;
}

} // namespace haven::ui
