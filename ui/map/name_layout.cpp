#include "ui/map/name_layout.h"

#include "ui/map/name_lines.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <QCoreApplication>

namespace haven::ui {

namespace {

struct NameLayoutTr {
    Q_DECLARE_TR_FUNCTIONS(haven::ui::NameLayout)
};

constexpr double kNameAirPx = 3;
constexpr double kCellPx = 64;
constexpr double kAgainPx = 380;  // a long road is named again after so much of it
constexpr double kTwinPx = 170;   // the same name nearer than this is told once
constexpr double kSameSpotPx = 3; // a name that stands there already
constexpr int kSmallStreetRank = 40;
constexpr double kAllStreetsZoom = 14.6;
constexpr double kLongShare = 2.4; // of the name's width
constexpr double kSearchPx = 20;   // steps along a road in search of room

// What is taken, in squares, so that only neighbors are compared.
class TakenRoom final
{
public:
    bool isFree(const QRectF& box) const
    {
        bool isFree = true;
        forEachCell(box, [&](std::int64_t cell) {
            const auto here = m_cells.find(cell);
            if (here == m_cells.end())
                return;
            for (const QRectF& other : here->second)
                isFree = isFree && !other.intersects(box);
        });
        return isFree;
    }
    void take(const QRectF& box)
    {
        forEachCell(box, [&](std::int64_t cell) { m_cells[cell].push_back(box); });
    }

private:
    template <class Visit>
    static void forEachCell(const QRectF& box, Visit visit)
    {
        const auto at = [](double px) {
            return static_cast<std::int64_t>(std::floor(px / kCellPx));
        };
        for (std::int64_t y = at(box.top()); y <= at(box.bottom()); ++y) {
            for (std::int64_t x = at(box.left()); x <= at(box.right()); ++x)
                visit(y * 100'000 + x);
        }
    }
    std::map<std::int64_t, std::vector<QRectF>> m_cells;
};

QChar badgeOf(PlaceKind kind)
{
    switch (kind) {
    case PlaceKind::Police:
        return u'P';
    case PlaceKind::Fire:
        return u'F';
    case PlaceKind::Hospital:
        return u'H';
    case PlaceKind::Clinic:
    case PlaceKind::Shelter:
    case PlaceKind::School:
    case PlaceKind::Library:
    case PlaceKind::Government:
    case PlaceKind::Transit:
    case PlaceKind::Worship:
    case PlaceKind::Park:
    case PlaceKind::Shop:
    case PlaceKind::Lodging:
    case PlaceKind::Food:
    case PlaceKind::Housing:
    case PlaceKind::Marina:
    case PlaceKind::Highway:
    case PlaceKind::Landmark:
        return {};
    }
    return {};
}

class NamePlacer final
{
public:
    NamePlacer(const NameWish& wish, NameImages& images)
        : m_wish(wish), m_images(images), m_px(images.px())
    {
        for (const QRectF& box : wish.avoid)
            m_taken.take(box);
        for (const PlacedName& name : wish.before)
            m_before[name.writing.text].push_back(&name);
        m_layout.camera = wish.camera;
        m_layout.area = wish.area;
    }

    NameLayout place()
    {
        std::vector<const NameSeed*> points;
        std::vector<const NameSeed*> pieces;
        for (const auto& seeds : m_wish.seeds) {
            for (const NameSeed& seed : *seeds)
                (seed.line.empty() ? points : pieces).push_back(&seed);
        }
        const std::vector<NamedLine> lines = joinedLines(pieces, 1 / m_wish.camera.scale());
        struct Next {
            int rank;
            double size; // the larger first
            QString text;
            const NameSeed* point;
            const NamedLine* line;
        };
        std::vector<Next> order;
        for (const NameSeed* point : points)
            order.push_back({point->rank, point->extent, point->text, point, nullptr});
        for (const NamedLine& line : lines) {
            const WorldBox box = worldBoxOf(line.line);
            order.push_back({line.rank, std::hypot(box.right - box.left, box.bottom - box.top),
                             line.text, nullptr, &line});
        }
        std::stable_sort(order.begin(), order.end(), [](const Next& a, const Next& b) {
            return std::tuple(a.rank, -a.size, a.text) < std::tuple(b.rank, -b.size, b.text);
        });
        for (const Next& next : order) {
            if (m_layout.names.size() >= kNamesMax)
                break;
            if (next.point != nullptr && next.point->kind == MapNameKind::Arrow)
                placeArrow(*next.point);
            else if (next.point != nullptr)
                placePoint(*next.point);
            else if (next.line->kind == MapNameKind::Shield)
                placeShields(*next.line);
            else
                placeAlong(*next.line);
        }
        return std::move(m_layout);
    }

private:
    // All of the boxes are inside and free; then they are taken.
    bool take(const std::vector<QRectF>& boxes)
    {
        const double air = kNameAirPx * m_px;
        for (const QRectF& box : boxes) {
            if (!m_wish.area.contains(box) || !m_taken.isFree(box.adjusted(-air, -air, air, air)))
                return false;
        }
        for (const QRectF& box : boxes)
            m_taken.take(box);
        return true;
    }

    // Nothing of the same name so near that one would read it twice.
    bool isAlone(const QString& text, QPointF at, double nearPx) const
    {
        const auto same = m_places.find(text);
        if (same == m_places.end())
            return true;
        return std::none_of(same->second.begin(), same->second.end(), [&](QPointF other) {
            return std::hypot(other.x() - at.x(), other.y() - at.y()) < nearPx;
        });
    }

    void put(NameWriting writing, QPointF anchor, QPointF at, std::vector<QRectF> boxes)
    {
        PlacedName name;
        name.image = m_images.image(writing);
        name.anchor = m_wish.camera.worldAt(anchor);
        name.at = m_wish.camera.worldAt(at);
        name.boxes = std::move(boxes);
        m_places[writing.text].push_back(at);
        name.writing = std::move(writing);
        m_layout.names.push_back(std::move(name));
    }

    static QRectF around(QPointF middle, QSizeF size)
    {
        return {middle - QPointF(size.width() / 2, size.height() / 2), size};
    }

    void placePoint(const NameSeed& seed)
    {
        const QPointF at = m_wish.camera.pointOf(seed.at);
        if (!m_wish.area.contains(at))
            return;
        NameWriting writing{seed.text, seed.kind, 0, NameSide::Middle, {}};
        if (seed.kind == MapNameKind::Beat && seed.text.size() <= kBeatNumberMax)
            writing.text = NameLayoutTr::tr("Beat %1").arg(seed.text);
        const QSizeF size = m_images.textSize(writing.text, writing.kind);
        // A name wider than what it names says nothing.
        if (writing.text == m_wish.told)
            return;
        if (seed.extent > 0 && size.width() > seed.extent * m_wish.camera.scale() * 1.3)
            return;
        if (seed.kind == MapNameKind::Place) {
            writing.badge = badgeOf(seed.placeKind);
            placeBeside(std::move(writing), at, size);
            return;
        }
        // Houses of one number stand in many streets, each with its own.
        const bool isHouse = seed.kind == MapNameKind::House;
        for (const QPointF& spot : spotsFor(seed, writing.text, at)) {
            const std::vector<QRectF> boxes{around(spot, size)};
            if (!(isHouse || isAlone(writing.text, spot, kTwinPx * m_px)) || !take(boxes))
                continue;
            put(std::move(writing), spot, spot, boxes);
            return;
        }
    }

    // Where a name stands there is no arrow: half of one would be read as a dash.
    void placeArrow(const NameSeed& seed)
    {
        const QPointF at = m_wish.camera.pointOf(seed.at);
        const double side = m_images.arrowSide();
        const std::vector<QRectF> boxes{around(at, {side, side})};
        if (take(boxes))
            put({QStringLiteral("→"), seed.kind, seed.degrees, NameSide::Middle, {}}, at, at,
                boxes);
    }

    // The name of an area may stand a little off its middle, so long as it is well inside.
    std::vector<QPointF> spotsFor(const NameSeed& seed, const QString& text, QPointF at)
    {
        const double wide = seed.extent * m_wish.camera.scale();
        if (wide <= 0)
            return {at};
        std::vector<QPointF> spots;
        const double far = std::min(wide / 4, 90 * m_px);
        for (const PlacedName* before : m_before[text]) {
            const QPointF there = m_wish.camera.pointOf(before->anchor);
            if (std::hypot(there.x() - at.x(), there.y() - at.y()) <= 1.6 * far)
                spots.push_back(there);
        }
        for (const double share : {0.0, 0.33, 0.66, 1.0}) {
            for (const auto& [x, y] :
                 {std::pair(0, -1), {0, 1}, {-1, 0}, {1, 0}, {-1, -1}, {1, 1}, {1, -1}, {-1, 1}}) {
                spots.push_back(at + QPointF(x, y) * far * share);
                if (share == 0)
                    break;
            }
        }
        return spots;
    }

    void placeBeside(NameWriting writing, QPointF at, QSizeF size)
    {
        if (!isAlone(writing.text, at, kTwinPx * m_px))
            return;
        std::vector<NameSide> sides{NameSide::Right, NameSide::Left};
        // It stays on the side where it stands.
        for (const PlacedName* before : m_before[writing.text]) {
            if (before->writing.side == NameSide::Left && isSpot(before->anchor, at))
                std::reverse(sides.begin(), sides.end());
        }
        const double sign = (writing.badge.isNull() ? 5 : 14) * m_px;
        for (const NameSide side : sides) {
            writing.side = side;
            const QPointF middle = at + QPointF(m_images.sideStep(writing), 0);
            const QRectF box =
                around(middle, {size.width() + sign + 3 * m_px, std::max(size.height(), sign)});
            if (!take({box}))
                continue;
            put(std::move(writing), at, middle, {box});
            return;
        }
    }

    bool isSpot(WorldPixel world, QPointF at) const
    {
        const QPointF by = m_wish.camera.pointOf(world) - at;
        return std::hypot(by.x(), by.y()) < kSameSpotPx;
    }

    std::optional<ScreenLine> screenLine(const NamedLine& line) const
    {
        std::vector<QPointF> points;
        points.reserve(line.line.size());
        QRectF box;
        for (const WorldPixel world : line.line) {
            points.push_back(m_wish.camera.pointOf(world));
            const QRectF spot(points.back(), QSizeF(1e-6, 1e-6));
            box = points.size() == 1 ? spot : box.united(spot);
        }
        if (!box.adjusted(-1, -1, 1, 1).intersects(m_wish.area))
            return std::nullopt;
        return ScreenLine(std::move(points));
    }

    enum class Run { Straight, Curved };
    bool tryAlong(const NamedLine& line, const ScreenLine& screen, double from, QSizeF size,
                  Run run)
    {
        const auto stretch = run == Run::Straight
                                 ? screen.straight(from, size.width(), size.height())
                                 : screen.curved(from, size.width(), size.height());
        if (!stretch || !isAlone(line.text, stretch->middle, kTwinPx * m_px) ||
            !take(stretch->boxes))
            return false;
        put({line.text, line.kind, stretch->degrees, NameSide::Middle, {}, stretch->bend},
            stretch->anchor, stretch->middle, stretch->boxes);
        return true;
    }

    void placeAlong(const NamedLine& line)
    {
        const auto screen = screenLine(line);
        if (!screen)
            return;
        const QSizeF size = m_images.textSize(line.text, line.kind);
        // Small streets are named from afar only where they are long: a grid of them would be a
        // page of text.
        const bool isSmall = line.rank >= kSmallStreetRank;
        const double share = isSmall && m_wish.camera.zoom < kAllStreetsZoom ? kLongShare : 1.05;
        if (screen->length() < size.width() * share)
            return;
        // What stands there stays; the rest of the road is searched from its middle outward where
        // it is short, and from its beginning where it is named more than once.
        for (const PlacedName* before : m_before[line.text]) {
            const QPointF at = m_wish.camera.pointOf(before->anchor);
            const auto [way, off] = screen->nearest(at);
            if (off < kSameSpotPx)
                tryAlong(line, *screen, way - size.width() / 2, size,
                         before->writing.bend.empty() ? Run::Straight : Run::Curved);
        }
        // A straight name reads best, so a bend is used where there is no other room.
        if (!placeAlong(line, *screen, size, Run::Straight))
            placeAlong(line, *screen, size, Run::Curved);
    }

    // True: the road is named, and one name is all it needs.
    bool placeAlong(const NamedLine& line, const ScreenLine& screen, QSizeF size, Run run)
    {
        const double last = screen.length() - size.width();
        const double step = kSearchPx * m_px;
        if (last < kAgainPx * m_px) {
            for (double away = 0; away <= last / 2; away += step) {
                if (tryAlong(line, screen, last / 2 + away, size, run) ||
                    (away > 0 && tryAlong(line, screen, last / 2 - away, size, run)))
                    return true;
            }
            return false;
        }
        for (double from = step; from <= last; from += step) {
            if (!isAlone(line.text, screen.at(from + size.width() / 2), kAgainPx * m_px))
                continue;
            tryAlong(line, screen, from, size, run);
        }
        return false;
    }

    void placeShields(const NamedLine& line)
    {
        const auto screen = screenLine(line);
        if (!screen)
            return;
        const QSizeF size = m_images.textSize(line.text, line.kind);
        if (screen->length() < size.width() * 2)
            return;
        for (const PlacedName* before : m_before[line.text]) {
            const QPointF at = m_wish.camera.pointOf(before->anchor);
            if (before->writing.kind == MapNameKind::Shield &&
                screen->nearest(at).second < kSameSpotPx)
                tryShield(line, at, size);
        }
        const double step = kSearchPx * m_px;
        for (double way = std::min(step * 2, screen->length() / 2); way < screen->length();
             way += step)
            tryShield(line, screen->at(way), size);
    }

    void tryShield(const NamedLine& line, QPointF at, QSizeF size)
    {
        const std::vector<QRectF> boxes{around(at, size)};
        if (isAlone(line.text, at, kAgainPx * m_px) && take(boxes))
            put({line.text, line.kind, 0, NameSide::Middle, {}}, at, at, boxes);
    }

    // A number needs the word before it, a neighborhood does not.
    static constexpr qsizetype kBeatNumberMax = 4;

    const NameWish& m_wish;
    NameImages& m_images;
    double m_px;
    NameLayout m_layout;
    TakenRoom m_taken;
    std::map<QString, std::vector<const PlacedName*>> m_before;
    std::map<QString, std::vector<QPointF>> m_places;
};

} // namespace

NameLayout laidOutNames(const NameWish& wish, NameImages& images)
{
    return NamePlacer(wish, images).place();
}

std::vector<std::pair<std::size_t, std::size_t>> overlappingNames(const NameLayout& layout)
{
    std::vector<std::pair<std::size_t, std::size_t>> pairs;
    const auto touch = [](const PlacedName& a, const PlacedName& b) {
        for (const QRectF& one : a.boxes) {
            for (const QRectF& other : b.boxes) {
                if (one.intersects(other))
                    return true;
            }
        }
        return false;
    };
    for (std::size_t a = 0; a < layout.names.size(); ++a) {
        for (std::size_t b = a + 1; b < layout.names.size(); ++b) {
            if (touch(layout.names[a], layout.names[b]))
                pairs.emplace_back(a, b);
        }
    }
    return pairs;
}

} // namespace haven::ui
