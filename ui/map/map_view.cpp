#include "ui/map/map_view.h"

#include "models/items/qt_text.h"
#include "ui/widgets/desk_rules.h"

#include <algorithm>
#include <cmath>
#include <QAccessible>
#include <QPainter>
#include <QResizeEvent>

namespace haven::ui {

namespace {

constexpr int kNewsMs = 100;
constexpr int kMovesMs = 250; // cars that move are laid out so often and no more
constexpr int kAgingMs = 20'000;
constexpr int kTellMs = 400;
constexpr double kGoZoom = 15; // near enough to read every street
constexpr double kHomeMarginPx = 14;
constexpr double kLayoutShare = 0.25; // of the view, laid out around it
constexpr double kSeenInset = 36;     // nearer to the edge is not "seen"
constexpr int kTabStopsMax = 40;
constexpr int kSpokenMax = 6;

// What the agency looks after: its beats, else its streets, else its town, else all there is.
std::optional<Bounds> homeOf(const MapLayers& layers)
{
    std::optional<Bounds> bounds;
    for (const BeatArea& beat : layers.beats)
        bounds = united(bounds, boundsOf(beat.area));
    if (bounds)
        return bounds;
    // Towns of a whole state beside the streets of one: the streets.
    bounds = layers.streetsExtent;
    for (const StreetSegment& street : layers.streets)
        bounds = united(bounds, boundsOf(street.line.points));
    if (bounds)
        return bounds;
    for (const MapArea& town : layers.towns)
        bounds = united(bounds, boundsOf(town.area));
    return bounds ? bounds : boundsOf(layers);
}

} // namespace

MapView::MapView(const ThemeSource& source, Desk& desk, const MapLayers& layers, QWidget* parent)
    : QWidget(parent), m_source(source), m_desk(desk), m_layers(layers), m_asker(desk),
      m_home(homeOf(layers)), m_base(source, desk, this), m_book(desk), m_painter(source),
      m_frame(source), m_letters(source.look().font(TypeRole::Small))
{
    setObjectName(QStringLiteral("mapView"));
    setAccessibleName(tr("Map of incidents and units"));
    setToolTip(tr("Arrows move, plus and minus zoom, Home shows everything, Tab goes through "
                  "what is seen, Enter chooses it, F follows it, L measures, Z shows or hides "
                  "beats"));
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_OpaquePaintEvent);
    setMouseTracking(true);
    setAcceptDrops(true);
    constexpr int kSideMin = 160;
    setMinimumSize(kSideMin, kSideMin);
    m_news.setSingleShot(true);
    m_news.setInterval(kNewsMs);
    connect(&m_news, &QTimer::timeout, this, &MapView::showNews);
    m_telling.setSingleShot(true);
    m_telling.setInterval(kTellMs);
    connect(&m_telling, &QTimer::timeout, this, &MapView::tell);
    m_overlay.setClosures(closuresOf(m_desk.state()));
    connect(&m_desk, &Desk::changed, this, &MapView::hear);
    connect(&m_desk, &Desk::moved, this, &MapView::hearMoves);
    m_moves.setSingleShot(true);
    m_moves.setInterval(kMovesMs);
    connect(&m_moves, &QTimer::timeout, this, &MapView::showMoves);
    m_aging.setInterval(kAgingMs);
    connect(&m_aging, &QTimer::timeout, this, [this] {
        if (m_book.age())
            relay();
    });
    m_aging.start();
    if (layers.towns.size() == 1)
        m_base.leaveOut(fromStd(layers.towns.front().name));
    connect(&m_base, &BaseMap::ready, this, [this] { update(); });
    connect(&m_base, &BaseMap::extentFound, this, [this](const Bounds& extent) {
        if (m_home)
            return;
        m_home = extent;
        if (!m_isHeld)
            fitAll();
    });
    bindTools();
    connect(&m_source, &ThemeSource::changed, this, &MapView::restyle);
    connect(&m_asker, &DeskAsker::said, this, &MapView::said);
}

void MapView::restyle()
{
    m_painter.forget();
    m_overlay.forget();
    m_frame.forget();
    m_letters = LetterWidths(m_source.look().font(TypeRole::Small));
    moved();
    relay();
}

void MapView::shareTiles(std::shared_ptr<TileStore> tiles)
{
    m_base.share(std::move(tiles));
    moved();
}

void MapView::relay()
{
    m_layout.reset();
    update();
}

void MapView::hear(const ChangeSet& changes)
{
    if (changes.isRosterChanged && m_overlay.setClosures(closuresOf(m_desk.state())))
        update();
    if (changes.incidents.empty() && changes.units.empty())
        return;
    m_book.apply(changes);
    m_isNewsShown = false;
    // The first is shown at once, a flood of them ten times a second: keys come before maps.
    if (!m_news.isActive())
        showNews();
}

void MapView::hearMoves(const std::vector<UnitPosition>& positions)
{
    for (const UnitPosition& position : positions)
        m_movedUnits.insert(position.unit);
    if (!m_moves.isActive())
        m_moves.start();
}

void MapView::showMoves()
{
    const auto units = std::exchange(m_movedUnits, {});
    if (units.empty() || !isVisible()) {
        m_movedUnits = units;
        return;
    }
    m_book.move(units);
    goAlong();
    relay();
    Q_EMIT unplacedChanged();
}

void MapView::showNews()
{
    if (m_isNewsShown)
        return;
    m_isNewsShown = true;
    m_news.start();
    goAlong();
    relay();
    // Words are for ears: once in a while is enough.
    if (hasFocus() && !m_telling.isActive())
        m_telling.start();
    Q_EMIT unplacedChanged();
}

// --- the view ---

void MapView::fitAll()
{
    const bool wasHeld = std::exchange(m_isHeld, false);
    m_followed.reset();
    m_camera.size = size();
    if (m_home)
        m_camera = fitted(*m_home, size(), m_source.look().scaled(kHomeMarginPx));
    moved();
    relay();
    if (wasHeld)
        Q_EMIT heldChanged();
}

void MapView::hold(const MapCamera& camera)
{
    const bool wasHeld = std::exchange(m_isHeld, true);
    m_camera = camera;
    moved();
    if (!wasHeld)
        Q_EMIT heldChanged();
}

void MapView::moved()
{
    if (width() < 1 || height() < 1)
        return;
    const MapCamera whole =
        m_home ? fitted(*m_home, size(), m_source.look().scaled(kHomeMarginPx)) : m_camera;
    m_base.want(m_camera, whole, devicePixelRatioF());
    update();
}

void MapView::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    m_camera.size = size();
    relay();
    if (m_isHeld)
        moved();
    else
        fitAll();
}

void MapView::goTo(Coordinate at)
{
    m_followed.reset();
    MapCamera camera = centered(m_camera, at);
    camera.zoom = std::max(camera.zoom, kGoZoom);
    hold(camera);
}

void MapView::bringIntoView(const MarkId& mark)
{
    const MapMark* known = m_book.find(mark);
    if (known == nullptr)
        return;
    const QRectF seen = m_camera.view().adjusted(kSeenInset, kSeenInset, -kSeenInset, -kSeenInset);
    if (seen.contains(m_camera.pointOf(known->world)))
        return;
    m_followed.reset();
    hold(centered(m_camera, known->at));
    relay();
}

// --- what is chosen ---

void MapView::select(std::optional<IncidentId> incident)
{
    m_chosen = incident ? std::optional<MarkId>(*incident) : std::nullopt;
    if (m_chosen)
        bringIntoView(*m_chosen);
    relay();
}

void MapView::select(const UnitId& unit)
{
    m_chosen = unit;
    bringIntoView(*m_chosen);
    relay();
}

void MapView::choose(const MarkId& mark)
{
    m_chosen = mark;
    relay();
    if (const auto* unit = std::get_if<UnitId>(&mark))
        Q_EMIT unitChosen(*unit);
    else
        Q_EMIT incidentChosen(std::get<IncidentId>(mark));
}

void MapView::openMark(const MarkId& mark)
{
    if (const auto* incident = std::get_if<IncidentId>(&mark)) {
        Q_EMIT incidentOpened(*incident);
        return;
    }
    const MapMark* unit = m_book.find(mark);
    if (unit != nullptr && unit->works)
        Q_EMIT incidentOpened(*unit->works);
}

// Several may stand at one place; pressing there again goes to the next of them.
std::optional<MarkId> MapView::nextAtSamePlace(const MarkId& mark) const
{
    const MapMark* from = m_book.find(mark);
    if (from == nullptr)
        return std::nullopt;
    constexpr double kSamePx = 15;
    const QPointF at = m_camera.pointOf(from->world);
    const double reach = m_source.look().scaled(kSamePx);
    std::optional<MarkId> first;
    bool isAfter = false;
    for (const auto& [id, other] : m_book.marks()) {
        const QPointF by = m_camera.pointOf(other.world) - at;
        if (std::hypot(by.x(), by.y()) > reach)
            continue;
        if (isAfter)
            return id;
        if (id == mark)
            isAfter = true;
        else if (!first)
            first = id;
    }
    return first;
}

void MapView::point(std::optional<MarkId> mark)
{
    m_pointed = std::move(mark);
    relay();
    tell();
}

// --- words ---

std::vector<MarkId> MapView::tabStops()
{
    const MarkLayout& all = layout();
    const QPointF by = draggedSince(all);
    std::vector<MarkId> stops;
    for (auto one = all.symbols.rbegin(); one != all.symbols.rend(); ++one) {
        if (m_camera.view().contains(one->at + by) && stops.size() < kTabStopsMax)
            stops.push_back(one->id);
    }
    // Chosen and pointed ones are laid out first; here they keep the place they would have.
    std::stable_sort(stops.begin(), stops.end(), [this](const MarkId& a, const MarkId& b) {
        const MapMark* one = m_book.find(a);
        const MapMark* other = m_book.find(b);
        return std::pair(one->rank, a) < std::pair(other->rank, b);
    });
    return stops;
}

QString MapView::seenWords()
{
    int incidents = 0;
    int units = 0;
    for (const auto& [id, mark] : m_book.marks()) {
        if (m_camera.view().contains(m_camera.pointOf(mark.world)))
            (mark.isUnit() ? units : incidents) += 1;
    }
    QStringList words{
        tr("%1 and %2 seen.", "%1 is a number of incidents, %2 of units")
            .arg(incidents == 1 ? tr("1 incident") : tr("%n incidents", nullptr, incidents),
                 units == 1 ? tr("1 unit") : tr("%n units", nullptr, units))};
    for (const MarkId& stop : tabStops()) {
        if (words.size() > kSpokenMax)
            break;
        words << spokenMark(m_desk, stop) + u'.';
    }
    for (const RoadClosure& one : m_overlay.closures()) {
        if (m_camera.view().contains(m_camera.pointOf(worldPixel(one.at, 0))))
            words << closureWords(one);
    }
    return words.join(u' ');
}

QString MapView::closureWords(const RoadClosure& closure) const
{
    return tr("Road closed: %1.", "%1 is a place")
        .arg(closure.words.empty() ? placeWords(m_desk.knowledge(), closure.at)
                                   : fromStd(closure.words));
}

const RoadClosure* MapView::closureNear(Coordinate at, double withinM) const
{
    const auto& all = m_overlay.closures();
    const auto found = std::find_if(all.begin(), all.end(), [&](const RoadClosure& one) {
        return distanceMeters(one.at, at) <= withinM;
    });
    return found == all.end() ? nullptr : &*found;
}

void MapView::tell()
{
    const QString words = m_measure.isOn() ? m_measure.words()
                          : m_pointed      ? spokenMark(m_desk, *m_pointed)
                                           : seenWords();
    if (words == accessibleDescription())
        return;
    setAccessibleDescription(words);
    QAccessibleEvent event(this, QAccessible::DescriptionChanged);
    QAccessible::updateAccessibility(&event);
}

void MapView::focusInEvent(QFocusEvent* event)
{
    QWidget::focusInEvent(event);
    tell();
    update();
}

// --- layout and painting ---

LayoutWish MapView::wish() const
{
    const Look& look = m_source.look();
    const QFont font = look.font(TypeRole::Small);
    LayoutWish wish;
    wish.camera = m_camera;
    wish.area = m_camera.view().adjusted(-width() * kLayoutShare, -height() * kLayoutShare,
                                         width() * kLayoutShare, height() * kLayoutShare);
    wish.px = look.scaled(1);
    wish.chosen = m_chosen;
    wish.pointed = m_pointed;
    wish.textHeight = std::ceil(QFontMetricsF(font).height());
    wish.textWidth = [this](const QString& text) { return m_letters.of(text); };
    return wish;
}

// In whole pixels, so that labels stay sharp.
QPointF MapView::draggedSince(const MarkLayout& layout) const
{
    const QPointF by = m_camera.pointOf(layout.camera.worldAt({0, 0}));
    return {std::round(by.x()), std::round(by.y())};
}

const MarkLayout& MapView::layout()
{
    bool isGood = m_layout && m_layout->camera.zoom == m_camera.zoom &&
                  m_layout->camera.size == m_camera.size;
    if (isGood)
        isGood = m_layout->area.translated(draggedSince(*m_layout)).contains(m_camera.view());
    if (!isGood) {
        m_layout = laidOut(m_book, wish());
        giveNamesRoom(*m_layout);
    }
    return *m_layout;
}

// The names of the map stand beside what lives, not under it.
void MapView::giveNamesRoom(const MarkLayout& layout)
{
    constexpr std::size_t kSignsMax = 300; // of the most important; thousands leave no room anyway
    std::vector<QRectF> taken;
    for (const MapLabel& label : layout.labels)
        taken.push_back(label.box);
    for (auto sign = layout.symbols.rbegin(); sign != layout.symbols.rend(); ++sign) {
        if (taken.size() >= layout.labels.size() + kSignsMax)
            break;
        taken.emplace_back(sign->at - QPointF(sign->size / 2, sign->size / 2),
                           QSizeF(sign->size, sign->size));
    }
    m_base.avoid(std::move(taken), layout.camera);
}

std::optional<MarkId> MapView::markAtPoint(QPointF point)
{
    constexpr double kReachPx = 14;
    const MarkLayout& all = layout();
    return markAt(all, point - draggedSince(all), m_source.look().scaled(kReachPx));
}

void MapView::paintEvent(QPaintEvent*)
{
    const Look& look = m_source.look();
    QPainter painter(this);
    m_base.paint(painter, m_camera, m_frame.boxes(m_camera, frameWords()));
    m_overlay.paint(painter, m_camera, look);
    const MarkLayout& all = layout();
    m_isLabeled =
        m_painter.paint(painter, all, draggedSince(all), m_camera.view(), {m_chosen, m_pointed});
    if (!m_isLabeled)
        update();
    m_measure.paint(painter, look, m_camera);
    m_frame.paint(painter, m_camera, frameWords());
    if (m_hover && !m_hover->plan.sentence.isEmpty()) {
        const double by = look.scaled(18);
        paintMapNote(painter, look, m_camera.view().adjusted(6, 6, -6, -6),
                     m_hover->at + QPointF(by, by), m_hover->plan.sentence,
                     m_hover->plan.isAllowed() ? NoteKind::Allowed : NoteKind::Refused);
    }
    if (hasFocus()) {
        painter.setPen(QPen(look.color(Token::Focus), 2));
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(rect().adjusted(1, 1, -1, -1));
    }
}

} // namespace haven::ui
