#include "ui/layouts/layout_desk.h"

#include "models/items/qt_text.h"
#include "models/items/screen_fit.h"
#include "ui/shell/dispatch_workspace.h"

#include <QGuiApplication>
#include <QScreen>

namespace haven::ui {

namespace {

constexpr QSize kLeastDesk(1024, 640);

std::vector<QRect> screensNow()
{
    std::vector<QRect> screens;
    const auto all = QGuiApplication::screens();
    for (const QScreen* screen : all)
        screens.push_back(screen->availableGeometry());
    return screens;
}

QString shippedWords(const std::string& name)
{
    if (name == "dispatcher")
        return LayoutDesk::tr("Dispatcher");
    if (name == "supervisor")
        return LayoutDesk::tr("Supervisor");
    if (name == "clinician")
        return LayoutDesk::tr("Clinician");
    if (name == "administrator")
        return LayoutDesk::tr("Administrator");
    return LayoutDesk::tr("Map on a screen of its own");
}

BoardWindows::Room roomOf(DispatchWorkspace& dispatch)
{
    BoardWindows::Room room;
    room.screens = screensNow;
    room.desk = [&dispatch] { return dispatch.window()->geometry(); };
    room.queue = [&dispatch] { return dispatch.queueOnScreen(); };
    return room;
}

} // namespace

LayoutDesk::LayoutDesk(const ThemeSource& source, Desk& desk, PreferenceSource& preferences,
                       const MapLayers& layers, DispatchWorkspace& dispatch, QWidget& bands,
                       Place place)
    : QObject(&dispatch), m_desk(desk), m_preferences(preferences), m_dispatch(dispatch),
      m_place(std::move(place)),
      m_boards(new BoardWindows(source, desk, layers, preferences, roomOf(dispatch), this)),
      m_band(new LayoutBand(source, &bands))
{
    connect(m_band, &LayoutBand::chosen, this, &LayoutDesk::take);
    connect(m_band, &LayoutBand::saveWanted, this, &LayoutDesk::saveAs);
    connect(m_band, &LayoutBand::removeWanted, this, &LayoutDesk::remove);
    connect(m_boards, &BoardWindows::changed, this, &LayoutDesk::keep);
    connect(m_boards, &BoardWindows::said, this, &LayoutDesk::said);
    connect(&dispatch, &DispatchWorkspace::layoutChanged, this, &LayoutDesk::keep);
    connect(&dispatch, &DispatchWorkspace::boardWanted, m_boards, &BoardWindows::open);
    connect(&preferences, &PreferenceSource::changed, this, &LayoutDesk::follow);
    connect(&preferences, &PreferenceSource::restored, this, &LayoutDesk::begin);
    follow();
}

std::vector<LayoutLine> LayoutDesk::lines() const
{
    const Preferences& now = m_preferences.current();
    std::vector<LayoutLine> all;
    for (const NamedLayout& one : layoutsOf(now)) {
        const bool isOwn = now.layouts.count(one.name) > 0;
        const QString name = isOwn ? fromStd(one.name) : shippedWords(one.name);
        QString words = isOwn ? tr("%1, yours", "a layout").arg(name) : name;
        if (one.name == now.layout)
            words = tr("%1, chosen last", "a layout").arg(words);
        all.push_back({fromStd(one.name), words});
    }
    return all;
}

void LayoutDesk::openBand(LayoutBand::Purpose purpose)
{
    const auto all = lines();
    int chosen = 0;
    for (std::size_t row = 0; row < all.size(); ++row) {
        if (all[row].name == fromStd(m_preferences.current().layout))
            chosen = static_cast<int>(row);
    }
    m_band->turn(all, chosen, purpose);
}

void LayoutDesk::take(const QString& name)
{
    auto changed = withLayoutChosen(m_preferences.current(), name.toStdString());
    if (!changed) {
        Q_EMIT said(refusalText(changed.refusal()), Tone::Refused);
        return;
    }
    const DeskLayout wanted = changed->desk.value_or(DeskLayout{});
    m_preferences.choose(*std::move(changed));
    // Also where it is what was chosen before: whoever lost sight of something gets it back.
    put(wanted);
    placeWindow(wanted);
    Q_EMIT placeWanted(wanted.begins);
    const bool isOwn = m_preferences.current().layouts.count(name.toStdString()) > 0;
    Q_EMIT said(tr("The desk is laid out as “%1”.", "a layout")
                    .arg(isOwn ? name : shippedWords(name.toStdString())),
                Tone::Accepted);
}

void LayoutDesk::reset()
{
    Preferences changed = withLayoutReset(m_preferences.current(), m_desk.seat().roles);
    const DeskLayout wanted = changed.desk.value_or(DeskLayout{});
    m_preferences.choose(std::move(changed));
    put(wanted);
    Q_EMIT placeWanted(wanted.begins);
    Q_EMIT said(tr("The desk is laid out as for your role. What you saved is kept."),
                Tone::Accepted);
}

void LayoutDesk::saveAs(const QString& name)
{
    Preferences now = m_preferences.current();
    now.desk = standing();
    now.desk->begins = m_place();
    auto saved = withLayoutSaved(std::move(now), name.toStdString());
    if (!saved) {
        Q_EMIT said(refusalText(saved.refusal()), Tone::Refused);
        return;
    }
    m_put = saved->desk;
    m_preferences.choose(*std::move(saved));
    Q_EMIT said(tr("The layout “%1” is kept.", "a name").arg(name.trimmed()), Tone::Accepted);
}

void LayoutDesk::remove(const QString& name)
{
    auto changed = withoutLayout(m_preferences.current(), name.toStdString());
    if (!changed) {
        Q_EMIT said(refusalText(changed.refusal()), Tone::Refused);
        return;
    }
    m_preferences.choose(*std::move(changed));
    m_band->retell(lines());
    Q_EMIT said(tr("The layout “%1” is gone; the desk stays as it stands.", "a name").arg(name),
                Tone::Accepted);
}

void LayoutDesk::follow()
{
    const auto& wanted = m_preferences.current().desk;
    if (wanted && m_put != wanted)
        put(*wanted);
}

void LayoutDesk::begin()
{
    const Seat& seat = m_desk.seat();
    if (seat.roles.empty() || seat.agent == m_begun)
        return;
    m_begun = seat.agent;
    const auto& own = m_preferences.current().desk;
    const DeskLayout wanted = own ? *own : roleLayout(seat.roles).layout;
    if (m_put.value_or(DeskLayout{}) != wanted)
        put(wanted);
    if (wanted.begins != DeskPlace::Dispatch)
        Q_EMIT placeWanted(wanted.begins);
}

void LayoutDesk::put(const DeskLayout& layout)
{
    m_put = layout;
    m_isPutting = true;
    m_dispatch.takeLayout(layout);
    m_boards->take(layout.windows);
    m_isPutting = false;
}

void LayoutDesk::placeWindow(const DeskLayout& layout)
{
    QWidget* window = m_dispatch.window();
    const bool isElsewhere = !layout.window.isEmpty() && layout.window != window->geometry();
    if (isElsewhere && !window->isMaximized() && !window->isFullScreen())
        window->setGeometry(fittedToScreens(layout.window, screensNow(), kLeastDesk));
}

DeskLayout LayoutDesk::standing() const
{
    DeskLayout now = m_dispatch.layout();
    now.begins = m_put ? m_put->begins : roleLayout(m_desk.seat().roles).layout.begins;
    now.windows = m_boards->now();
    now.window = m_dispatch.window()->geometry();
    return withinLimits(std::move(now));
}

void LayoutDesk::keep()
{
    // What a desk without a person does is nobody's choice.
    if (m_isPutting || m_desk.seat().roles.empty())
        return;
    Preferences now = m_preferences.current();
    now.desk = standing();
    m_put = now.desk;
    m_preferences.choose(std::move(now));
}

} // namespace haven::ui
