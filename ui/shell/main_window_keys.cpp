#include "models/items/qt_text.h"
#include "ui/actions/action_book.h"
#include "ui/actions/action_key.h"
#include "ui/actions/action_palette.h"
#include "ui/actions/bound_key.h"
#include "ui/admin/seat_keys.h"
#include "ui/admin/seat_line.h"
#include "ui/crisis/crisis_workspace.h"
#include "ui/firstshift/first_shift_band.h"
#include "ui/help/help_panel.h"
#include "ui/shell/command_bar.h"
#include "ui/shell/dispatch_workspace.h"
#include "ui/shell/key_help.h"
#include "ui/shell/key_hint.h"
#include "ui/shell/main_window.h"
#include "ui/shell/status_strip.h"
#include "ui/widgets/empty_words.h"
#include "ui/widgets/words.h"

#include <algorithm>
#include <QApplication>
#include <QMenu>
#include <QStackedWidget>

// The keys of the window itself, the palette, and which keys count for whoever sits here.
namespace haven::ui {

namespace {

constexpr int kZoomStep = 10;

QString keysText(const std::vector<std::string>& keys)
{
    return keys.empty() ? MainWindow::tr("no key") : keyText(keyFromRegistry(keys.front()));
}

} // namespace

void MainWindow::addKeys()
{
    addKey("newCall", Qt::Key_F2, tr("New call"),
           [this] { onDesk(&DispatchWorkspace::startCall); });
    addKey(
        "findPlace", Qt::Key_F3, tr("Find place"),
        [this] { onDesk(&DispatchWorkspace::findPlace); }, Room::Ample);
    addKey("whoShouldGo", Qt::Key_F4, tr("Who should go"),
           [this] { onDesk(&DispatchWorkspace::focusWho); });
    addKey(
        "nextLate", Qt::Key_F6, tr("Next late"),
        [this] { onDesk(&DispatchWorkspace::selectNextLate); }, Room::Ample);
    addKey(
        "checklistShow", Qt::Key_F8, tr("Checklist"),
        [this] {
            // Clinicians have it at their own desk.
            if (auto* crisis = qobject_cast<CrisisWorkspace*>(m_stack->currentWidget()))
                crisis->turnToChecklist();
            else
                onDesk(&DispatchWorkspace::showChecklist);
        },
        Room::Ample);
    KeyHint* everything =
        addKey("everything", Qt::CTRL | Qt::Key_K, tr("Everything"), [this] { m_palette->turn(); });
    // For whoever would rather look around: the same as a menu.
    everything->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(everything, &QWidget::customContextMenuRequested, this, [this, everything] {
        auto* menu = new QMenu(this);
        menu->setObjectName(QStringLiteral("everythingMenu"));
        menu->setAttribute(Qt::WA_DeleteOnClose);
        m_book->fillMenu(*menu);
        menu->popup(everything->mapToGlobal(QPoint(0, 0)));
    });
    // Some desktops make Ctrl+K delete the rest of a line; this is what other programs have.
    addShortcut("everything", {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_P)},
                [this] { m_palette->turn(); });
    addKey("keysShow", Qt::Key_F1, tr("Keys"), [this] { showKeys(); });
    // A single character acts only where nothing is typed.
    auto* question = new ActionKey(m_source, QStringLiteral("keysShow"),
                                   {QKeySequence(Qt::Key_Question)}, m_stack);
    connect(question, &ActionKey::activated, this, &MainWindow::showKeys);
}

KeyHint* MainWindow::addKey(const char* action, const QKeySequence& key, const QString& word,
                            std::function<void()> act, Room room)
{
    const QString id = QString::fromLatin1(action);
    auto* hint = new KeyHint(m_source, id, key, word, m_bar);
    hint->setObjectName(QStringLiteral("hint_") + id);
    if (room == Room::Ample)
        m_bar->addRoomyKey(hint);
    else
        m_bar->addKey(hint);
    connect(hint, &QPushButton::clicked, this, [act] { act(); });
    addShortcut(action, {key}, std::move(act));
    return hint;
}

void MainWindow::addShortcut(const char* action, const QList<QKeySequence>& keys,
                             std::function<void()> act)
{
    // Of the desk, not of the window: where nobody sits the page that hides it has no such keys.
    auto* shortcut =
        new ActionKey(m_source, QString::fromLatin1(action), keys, m_bar, Qt::WindowShortcut);
    connect(shortcut, &ActionKey::activated, this, [act = std::move(act)] { act(); });
}

void MainWindow::addFocusKey(const char* action, Qt::Key digit, void (DispatchWorkspace::*act)())
{
    addShortcut(action, {QKeySequence(Qt::CTRL | digit)}, [this, act] { onDesk(act); });
}

void MainWindow::addShortcuts()
{
    addShortcut("commandLine", {QKeySequence(Qt::CTRL | Qt::Key_L)},
                [this] { m_bar->prefill({}); });
    addShortcut("undoLast", {QKeySequence(Qt::CTRL | Qt::Key_M)}, [this] { m_bar->undoLast(); });
    addShortcut("intakeParked", {QKeySequence(Qt::SHIFT | Qt::Key_F2)},
                [this] { onDesk(&DispatchWorkspace::resumeCall); });
    addWorkKeys();
    addLayoutKeys();
    addFocusKey("focusQueue", Qt::Key_1, &DispatchWorkspace::focusQueue);
    addFocusKey("focusUnits", Qt::Key_2, &DispatchWorkspace::focusUnits);
    addFocusKey("focusMap", Qt::Key_3, &DispatchWorkspace::focusMap);
    addFocusKey("focusIncident", Qt::Key_4, &DispatchWorkspace::focusIncident);
    addFocusKey("nearShow", Qt::Key_5, &DispatchWorkspace::showNear);
    addFocusKey("feedsShow", Qt::Key_6, &DispatchWorkspace::showFeeds);
    addShortcut("catchUpShow", {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_E)},
                [this] { onDesk(&DispatchWorkspace::catchUp); });
    addShortcut("helpShow", {QKeySequence(Qt::SHIFT | Qt::Key_F1)}, [this] { showHelp(); });
    addShortcut("guideShow", {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_G)},
                [this] { m_guide->turn(); });
    addFocusKey("timersShow", Qt::Key_7, &DispatchWorkspace::showTimers);
    addFocusKey("briefShow", Qt::Key_9, &DispatchWorkspace::showRelief);
    addShortcut("clockTurn", {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_U)}, [this] {
        Preferences now = m_preferences.current();
        now.isZuluFirst = !now.isZuluFirst;
        m_preferences.choose(std::move(now));
    });
    addSizeKeys();
    addShortcut("seatRelieve", {relieveKey()}, [this] { m_seatLine->start(SeatAct::Relieve); });
    addShortcut("seatAway", {handAlarmsKey()}, [this] { m_seatLine->start(SeatAct::HandAlarms); });
    addShortcut("seatSignOff", {signOffKey()}, [this] { m_seatLine->start(SeatAct::SignOff); });
    // A new window may be opened where nobody has signed on yet.
    m_another = new ActionKey(m_source, QStringLiteral("seatNewWindow"), {newWindowKey()}, this,
                              Qt::WindowShortcut);
    connect(m_another, &ActionKey::activated, this, &MainWindow::newWindowRequested);
}

void MainWindow::addSizeKeys()
{
    const auto zoom = [this](int step) {
        m_source.setZoomPercent(m_source.look().zoomPercent + step);
    };
    addShortcut("sizeLarger",
                {QKeySequence(Qt::CTRL | Qt::Key_Plus), QKeySequence(Qt::CTRL | Qt::Key_Equal)},
                [zoom] { zoom(kZoomStep); });
    addShortcut("sizeSmaller", {QKeySequence(Qt::CTRL | Qt::Key_Minus)},
                [zoom] { zoom(-kZoomStep); });
    addShortcut("sizeUsual", {QKeySequence(Qt::CTRL | Qt::Key_0)},
                [this] { m_source.setZoomPercent(100); });
    addShortcut("themeNext", {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_T)}, [this] {
        Preferences now = m_preferences.current();
        now.theme = nextTheme(m_preferences.theme());
        m_preferences.choose(std::move(now));
    });
    // Shipped without a key, for those who choose one.
    addShortcut("languageNext", {QKeySequence()}, [this] {
        Preferences now = m_preferences.current();
        now.language = m_preferences.language() == "es" ? "en" : "es";
        m_preferences.choose(std::move(now));
    });
}

void MainWindow::wireActions()
{
    connect(m_book, &ActionBook::lineWanted, m_bar, &CommandBar::prefill);
    connect(m_palette, &ActionPalette::done, this, &MainWindow::remember);
    const auto refuse = [this](const QString& sentence) { tell(sentence, Tone::Refused); };
    connect(m_palette, &ActionPalette::refused, this, refuse);
    connect(m_book, &ActionBook::refused, this, refuse);
    KeyHelp& keys = m_dispatch->keyHelp();
    connect(&keys, &KeyHelp::left, this, &MainWindow::leaveKeys);
    connect(&m_dispatch->help(), &HelpPanel::left, this, &MainWindow::leaveKeys);
    connect(&keys, &KeyHelp::cardRequested, this, &MainWindow::keyCardRequested);
    connect(&keys, &KeyHelp::keysChosen, this, [this](const KeyChoice& choice) {
        Preferences now = m_preferences.current();
        now.keys = choice;
        m_preferences.choose(std::move(now));
    });
    connect(m_bar, &CommandBar::macrosChosen, this, [this](const MacroBook& macros) {
        Preferences now = m_preferences.current();
        now.macros = macros;
        m_preferences.choose(std::move(now));
    });
}

void MainWindow::followKeys()
{
    if (m_bar)
        m_bar->setMacros(m_preferences.current().macros);
    // One look and one set of keys for all windows of the console: those of whoever works now.
    auto* active = qobject_cast<MainWindow*>(QApplication::activeWindow());
    if (active && active != this)
        return;
    const Preferences& now = m_preferences.current();
    if (!m_source.keys().table() || m_source.keys().choice() != now.keys)
        m_source.setKeys(KeyMap(registryOf(m_source), now.keys));
    if (m_strip)
        m_strip->setFirstClock(now.isZuluFirst ? FirstClock::Zulu : FirstClock::Agency);
    QStringList recent;
    for (const std::string& action : now.recentActions)
        recent << fromStd(action);
    if (m_palette)
        m_palette->setRecent(recent);
}

void MainWindow::changeEvent(QEvent* event)
{
    QMainWindow::changeEvent(event);
    if (event->type() == QEvent::ActivationChange && isActiveWindow())
        followKeys();
}

void MainWindow::adoptKeys()
{
    Preferences now = m_preferences.current();
    const auto table = registryOf(m_source);
    AdoptedKeys adopted = haven::adoptKeys(*table, now.keys);
    if (adopted.choice == now.keys)
        return;
    now.keys = std::move(adopted.choice);
    m_preferences.choose(std::move(now));
    if (adopted.kept.empty())
        return;
    const KeptKey& first = adopted.kept.front();
    const ActionEntry* entry = table->find(first.action);
    tell(tr("This version of Haven moves keys; yours stay as they were, %1 in all. For example, %2 "
            "is still %3; shipped is %4. %5 gives the shipped ones.",
            "a number, an act, its key, another key, the key of the page of all keys")
             .arg(adopted.kept.size())
             .arg(entry ? actionName(*entry) : fromStd(first.action), keysText(first.kept),
                  keysText(first.shipped), keyOf(m_source, "keysShow")),
         Tone::Quiet);
}

void MainWindow::remember(const QString& action)
{
    Preferences now = m_preferences.current();
    auto& recent = now.recentActions;
    recent.erase(std::remove(recent.begin(), recent.end(), action.toStdString()), recent.end());
    recent.insert(recent.begin(), action.toStdString());
    m_preferences.choose(std::move(now));
}

void MainWindow::showKeys()
{
    showKeysOf(m_book->areaOf(QApplication::focusWidget()));
}

void MainWindow::showKeysOf(const std::string& area)
{
    QWidget* from = QApplication::focusWidget();
    KeyHelp& keys = m_dispatch->keyHelp();
    if (!keys.isVisible()) {
        m_beforeKeys = from;
        m_workspaceBeforeKeys = m_workspace;
    }
    onDesk(&DispatchWorkspace::showKeys);
    keys.start(area);
}

void MainWindow::showHelp()
{
    QWidget* from = QApplication::focusWidget();
    HelpPanel& help = m_dispatch->help();
    if (!help.isVisible()) {
        m_beforeKeys = from;
        m_workspaceBeforeKeys = m_workspace;
    }
    const std::string area = m_book->areaOf(from);
    goTo(Workspace::Dispatch);
    m_dispatch->showHelp(area);
}

void MainWindow::leaveKeys()
{
    if (m_workspaceBeforeKeys != Workspace::Dispatch)
        goTo(m_workspaceBeforeKeys);
    if (m_beforeKeys && m_beforeKeys->isVisible())
        m_beforeKeys->setFocus(Qt::OtherFocusReason);
    m_beforeKeys.clear();
    m_workspaceBeforeKeys = Workspace::Dispatch;
}

} // namespace haven::ui
