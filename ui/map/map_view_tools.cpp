// What a person lays over the map: a line to measure, beats, the pointer's place; and the view that
// goes along with a unit.
#include "ui/map/map_view.h"

#include "models/items/qt_text.h"
#include "ui/actions/action_key.h"
#include "ui/actions/bound_key.h"
#include "ui/widgets/empty_words.h"
#include "ui/widgets/words.h"

#include <QAction>
#include <QMenu>

namespace haven::ui {

namespace {

constexpr double kFollowShare = 0.3; // of the view, on each side of it: there the view goes along

} // namespace

void MapView::follow(std::optional<MarkId> mark)
{
    m_followed = mark && m_book.find(*mark) != nullptr ? std::move(mark) : std::nullopt;
    goAlong();
    update();
}

// Only when it leaves the middle, so that the map stands still as long as it can.
void MapView::goAlong()
{
    const MapMark* mark = m_followed ? m_book.find(*m_followed) : nullptr;
    if (mark == nullptr) {
        m_followed.reset();
        return;
    }
    const double across = width() * kFollowShare;
    const double down = height() * kFollowShare;
    const QRectF middle = m_camera.view().adjusted(across, down, -across, -down);
    if (!middle.contains(m_camera.pointOf(mark->world)))
        hold(centered(m_camera, mark->at));
}

void MapView::bindTools()
{
    const auto bind = [this](const char* action, Qt::Key key) {
        auto* shortcut = new ActionKey(m_source, QString::fromLatin1(action), {QKeySequence(key)},
                                       this, Qt::WidgetShortcut);
        connect(shortcut, &ActionKey::activated, this, [this, key] { toolByKey(key); });
    };
    bind("mapMeasure", Qt::Key_L);
    bind("mapAreas", Qt::Key_Z);
    bind("mapFollow", Qt::Key_F);
}

void MapView::startMeasure()
{
    m_measure.start();
    update();
    tell();
}

void MapView::endMeasure()
{
    m_measure.stop();
    update();
    tell();
}

void MapView::toggleAreas()
{
    const bool isShown = m_base.areasShown() == AreasShown::Yes;
    m_base.showAreas(isShown ? AreasShown::No : AreasShown::Yes);
    Q_EMIT said(isShown ? tr("Beats and areas are hidden.") : tr("Beats and areas are shown."),
                Tone::Quiet);
}

bool MapView::toolByKey(int key)
{
    switch (key) {
    case Qt::Key_F:
        follow(m_followed ? std::nullopt : m_chosen);
        return true;
    case Qt::Key_L:
        if (m_measure.isOn())
            endMeasure();
        else
            startMeasure();
        return true;
    case Qt::Key_Z:
        toggleAreas();
        return true;
    }
    return false;
}

bool MapView::measureByKey(int key)
{
    switch (key) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
        m_measure.add(m_camera.coordinateAt({width() / 2.0, height() / 2.0}));
        break;
    case Qt::Key_Backspace:
        m_measure.takeBack();
        break;
    case Qt::Key_Escape:
        m_measure.stop();
        break;
    default:
        return false;
    }
    update();
    tell();
    return true;
}

void MapView::addToolActs(QMenu& menu)
{
    const auto add = [&](const char* name, const QString& text, Qt::Key key, auto run) {
        const QString id = QLatin1String(name);
        QAction* act = menu.addAction(text + u'\t' + keyText(boundKey(m_source, id, key)));
        act->setObjectName(id);
        connect(act, &QAction::triggered, this, run);
        return act;
    };
    add("mapMeasure", m_measure.isOn() ? tr("End measuring") : tr("Measure a distance"), Qt::Key_L,
        [this] { toolByKey(Qt::Key_L); });
    add("mapAreas",
        m_base.areasShown() == AreasShown::Yes ? tr("Hide beats and areas")
                                               : tr("Show beats and areas"),
        Qt::Key_Z, [this] { toggleAreas(); });
    QAction* along =
        add("mapFollow", m_followed ? tr("End following") : tr("Follow the chosen one"), Qt::Key_F,
            [this] { toolByKey(Qt::Key_F); });
    along->setEnabled(m_followed || (m_chosen && m_book.find(*m_chosen) != nullptr));
}

// Only the place of the pointer is painted anew, and the measured line while there is one.
void MapView::pointAt(std::optional<QPointF> pointer)
{
    m_pointer = pointer;
    if (m_measure.isOn()) {
        m_measure.point(pointer ? std::optional(m_camera.coordinateAt(*pointer)) : std::nullopt);
        update();
    } else {
        update(m_frame.pointerBox(m_camera));
    }
}

void MapView::leaveEvent(QEvent* event)
{
    QWidget::leaveEvent(event);
    pointAt(std::nullopt);
}

QString MapView::noteWords() const
{
    if (m_measure.isOn())
        return m_measure.words();
    if (m_followed) {
        const MapMark* mark = m_book.find(*m_followed);
        const QString name = mark != nullptr ? mark->name : QString();
        const QString key = boundKeyText(m_source, QStringLiteral("mapFollow"), Qt::Key_F);
        return key.isEmpty()
                   ? tr("Following %1.", "a unit or an incident").arg(name)
                   : tr("Following %1. Stop: %2", "a unit or an incident, a key").arg(name, key);
    }
    if (m_isHeld)
        return tr("View held. Back to all: Home");
    // Only a map that was looked for and not found is missing.
    if (!m_home && m_desk.mapStanding() == MapStanding::None)
        return tr("This station has no map yet. An administrator brings one in: %1, then %2. "
                  "Places "
                  "can be typed all the same.",
                  "two keys: Admin, Import map")
            .arg(keyOf(m_source, "placeAdmin"), keyOf(m_source, "adminMap"));
    return {};
}

MapFrameWords MapView::frameWords() const
{
    MapFrameWords words;
    if (m_layers.towns.size() == 1)
        words.town = fromStd(m_layers.towns.front().name);
    words.attribution = fromStd(m_layers.attribution);
    if (m_pointer)
        words.pointer = pointerText(m_camera.coordinateAt(*m_pointer));
    words.held = noteWords();
    return words;
}

} // namespace haven::ui
