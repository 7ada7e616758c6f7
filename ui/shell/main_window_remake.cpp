#include "ui/actions/action_book.h"
#include "ui/actions/action_key.h"
#include "ui/shell/command_bar.h"
#include "ui/shell/desk_pose.h"
#include "ui/shell/dispatch_workspace.h"
#include "ui/shell/main_window.h"
#include "ui/shell/status_strip.h"
#include "ui/shell/window_pose.h"
#include "ui/widgets/training_frame.h"

#include <QApplication>
#include <QSignalBlocker>
#include <QStackedWidget>
#include <QTimer>

// All words of the window anew, in the language that is in force now. Its parts are made once more
// and put where they stood: each panel words itself in one place, and a text that was forgotten in
// a second one, for the change alone, would be half a sentence in a language nobody chose.
namespace haven::ui {

namespace {

constexpr int kAgainMs = 40; // until what is on its way to the disk was answered

// Nothing is left while the parts go: a field that saves itself when the hand leaves it would send
// what nobody has sent, and the answer would find nobody.
class NothingIsLeft final : public QObject
{
public:
    NothingIsLeft() : m_quiet(qApp) { qApp->installEventFilter(this); }
    ~NothingIsLeft() override { qApp->removeEventFilter(this); }

    bool eventFilter(QObject*, QEvent* event) override
    {
        return event->type() == QEvent::FocusOut || event->type() == QEvent::FocusIn;
    }

private:
    QSignalBlocker m_quiet; // focusChanged()
};

} // namespace

// Never from within one of its parts, and never while an act is on its way: the answer is for the
// part that asked.
void MainWindow::remakeSoon()
{
    if (m_isRemaking)
        return;
    m_isRemaking = true;
    QTimer::singleShot(0, this, &MainWindow::remakeIfIdle);
}

void MainWindow::remakeIfIdle()
{
    // A menu or a list that hangs open belongs to a part. The codes of an escrow are kept nowhere:
    // they stay until somebody says that they are written down.
    const auto* codes = findChild<QWidget*>(QStringLiteral("sealCodesKept"));
    if (m_desk.pendingActs() > 0 || QApplication::activePopupWidget() ||
        QApplication::mouseButtons() != Qt::NoButton || (codes && !codes->isHidden())) {
        QTimer::singleShot(kAgainMs, this, &MainWindow::remakeIfIdle);
        return;
    }
    m_isRemaking = false;
    remake();
}

void MainWindow::remake()
{
    setUpdatesEnabled(false);
    keepDrafts(*this);
    const WindowPose parts = poseOf(*this);
    const DeskPose desk = m_dispatch->pose();
    const BarMemory bar = m_bar->memory();
    const Workspace workspace = m_workspace;
    std::vector<Workspace> begun; // where something is half written
    for (const Place& place : m_places) {
        if (place.workspace && place.workspace != m_dispatch && isTypedIn(*place.workspace))
            begun.push_back(place.which);
    }
    {
        const NothingIsLeft nothing;
        unmake();
    }
    make();
    if (!m_desk.seat().roles.empty()) {
        for (const Workspace which : begun)
            goTo(which);
        goTo(workspace);
    }
    m_bar->remember(bar);
    m_dispatch->assume(desk);
    assume(*this, parts);
    setUpdatesEnabled(true);
    Q_EMIT remade();
}

// Panels that keep something of their own as a draft do so when they end.
void MainWindow::unmake()
{
    m_places.clear();
    delete takeCentralWidget();
    delete m_another;
    delete m_book;
    m_another = nullptr;
    m_book = nullptr;
    m_signOn = nullptr;
    m_bar = nullptr;
    m_strip = nullptr;
    m_clockBand = nullptr;
    m_palette = nullptr;
    m_beforeKeys.clear();
    m_workspaceBeforeKeys = Workspace::Dispatch;
}

void MainWindow::make()
{
    TrainingFrame* frame = nullptr;
    if (m_desk.state().mode != StationMode::Live)
        frame = new TrainingFrame(
            m_source, tr("TRAINING. Nothing here is real, nothing leaves this console."), this);
    // Made where it stays: Qt polishes every widget again of what gets another parent.
    m_pages = new QStackedWidget(frame ? static_cast<QWidget*>(frame) : this);
    m_pages->setObjectName(QStringLiteral("pages"));
    buildPages();
    if (frame)
        frame->setContent(m_pages);
    setCentralWidget(frame ? static_cast<QWidget*>(frame) : m_pages);
    // Qt would show it a turn later, and what is hidden takes neither focus nor keys.
    centralWidget()->show();
    addKeys();
    addPlaces();
    addShortcuts();
    wire();
    wireActions();
    wireBands();
    wireBoards();
    m_strip->setPaper(m_preferences.paperStanding());
    if (!m_healthSentence.isEmpty())
        showHealth(m_desk.health(), m_healthSentence);
    if (m_whyUnkept)
        tellUnkept(*m_whyUnkept);
    if (m_clockBack)
        tellClockBack(Span{});
    followKeys();
    showSeat();
}

} // namespace haven::ui
