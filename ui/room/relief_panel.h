#pragma once

#include "models/items/brief_model.h"
#include "models/items/desk.h"
#include "ui/theme/theme_source.h"
#include "ui/widgets/desk_asker.h"
#include "ui/widgets/wall_clock.h"

#include <QTimer>
#include <QWidget>
#include <set>
#include <vector>

class QLabel;

namespace haven::ui {

class BoardView;
class KeyButton;
class PanelHeader;

// The relief brief, kept up to date while it is looked at, with the acts of the room.
class ReliefPanel final : public QWidget
{
    Q_OBJECT

public:
    ReliefPanel(const ThemeSource& source, Desk& desk, WallClock clock, QWidget* parent = nullptr);

    void start();
    BoardView& view() const { return *m_view; }

Q_SIGNALS:
    void said(const QString& sentence, haven::ui::Tone tone);
    void requestLine(const QString& line);
    void incidentOpened(haven::IncidentId incident);
    // The page on paper, now.
    void printRequested();
    void left();

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    void build();
    KeyButton* addAct(const char* name, const QString& text, Qt::Key key, const QString& hint,
                      void (ReliefPanel::*act)());
    void look();
    void tell();
    void hearMessages();
    void hearGroups();
    void markRead();
    void answer();
    void giveRelief() { Q_EMIT requestLine(QStringLiteral("relief ")); }
    void takeRelief();
    void passOn() { Q_EMIT requestLine(QStringLiteral("pass ")); }
    void message() { Q_EMIT requestLine(QStringLiteral("msg ")); }
    void schedule() { Q_EMIT requestLine(QStringLiteral("sched ")); }
    void watch() { Q_EMIT requestLine(QStringLiteral("watch ")); }
    void restyle();

    const ThemeSource& m_source;
    Desk& m_desk;
    WallClock m_clock;
    DeskAsker m_asker;
    BriefModel m_model;
    PanelHeader* m_header = nullptr;
    QLabel* m_names = nullptr;
    BoardView* m_view = nullptr;
    QLabel* m_detail = nullptr; // the chosen line, whole
    QWidget* m_acts = nullptr;
    std::vector<KeyButton*> m_buttons;
    QTimer m_soon; // many facts at once are looked at once
    QTimer m_clockTick;
    std::set<std::string> m_unwatched; // groups a supervisor here has been told of
    std::int64_t m_heard = 0;          // the newest message this window has been told of
};

} // namespace haven::ui
