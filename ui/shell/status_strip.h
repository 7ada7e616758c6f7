#pragma once

#include "models/dispatch/alarms.h"
#include "models/items/desk.h"
#include "models/items/paper_choice.h"
#include "ui/theme/theme_source.h"
#include "ui/widgets/shaped_text.h"
#include "ui/widgets/wall_clock.h"

#include <optional>
#include <QStringList>
#include <QWidget>
#include <vector>

namespace haven::ui {

// Which clock is the large one.
enum class FirstClock { Agency, Zulu };

// The strip along the top: which agency, who sits where, how the board stands, how many alarms ask
// for an answer here, what is on its way to the disk and when something went there last, how old
// the feeds are, and the time. What matters least goes first where it is narrow.
class StatusStrip final : public QWidget
{
    Q_OBJECT

public:
    StatusStrip(const ThemeSource& source, Desk& desk, WallClock clock, QWidget* parent = nullptr);

    // Works the counts out anew; the window calls it once a second and after changes.
    void refresh();
    // How the board on paper stands; nothing is told of it while it is off.
    void setPaper(const PaperStanding& standing);
    void setFirstClock(FirstClock first);
    // One of those calls speaks of a weapon that no board shows.
    enum class ParkedWeapon { None, Possible };
    // Calls that wait half-taken in this window, and since when the first of them.
    void setParked(int calls, std::optional<Instant> since, ParkedWeapon weapon);

    // What there is room for, as it is painted: "3 alarms".
    QStringList shownWords() const;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    enum class Side { Left, Right };
    enum class Kind { Plain, Strong, Late, Trouble, Clock, Elastic };
    struct Part {
        QString number; // stands out before the words; may be empty
        QString words;
        Side side = Side::Left;
        Kind kind = Kind::Plain;
        int rank = 0;         // 0: never left out; else the highest goes first
        QString when = {};    // of what is elastic: how long until then
        QString shorter = {}; // its words where there is no room for all
    };
    std::vector<Part> parts() const;
    void addCounts(std::vector<Part>& out) const;
    void addPaper(std::vector<Part>& out) const;
    void addSaving(std::vector<Part>& out) const;
    void addClocks(std::vector<Part>& out) const;
    int alarmsHere(const std::vector<DueAlarm>& deadlines) const;
    double widthOf(const Part& part) const;
    double paintPart(QPainter& painter, const Part& part, double left) const;
    static QString nextWords(const QString& what, const QString& when);
    void paintElastic(QPainter& painter, const Part& part, const QRectF& room) const;
    struct Fit {
        std::vector<Part> parts;
        double gap = 0;
    };
    // What there is room for, and how far apart.
    Fit fitting(double room) const;
    double roomOf(const Part& part) const;
    static bool shorten(std::vector<Part>& parts);

    const ThemeSource& m_source;
    Desk& m_desk;
    WallClock m_clock;
    PaperStanding m_paper;
    FirstClock m_firstClock = FirstClock::Agency;
    std::vector<Part> m_parts;
    // Most of the words are those of a second ago.
    mutable ShapedText m_texts;
    int m_parked = 0;
    std::optional<Instant> m_parkedSince;
    ParkedWeapon m_parkedWeapon = ParkedWeapon::None;
};

} // namespace haven::ui
