#include "ui/shell/status_strip.h"

#include "models/dispatch/alarm_audience.h"
#include "models/dispatch/board.h"
#include "models/dispatch/flag_context.h"
#include "models/items/qt_text.h"
#include "ui/feeds/feed_panel.h"
#include "ui/widgets/core_text.h"
#include "ui/widgets/marks.h"
#include "ui/widgets/words.h"

#include <algorithm>
#include <QFontMetricsF>
#include <QPainter>

namespace haven::ui {

namespace {

constexpr double kGap = 24;
constexpr double kGapLeast = 14; // before anything is left out
constexpr double kGapStep = 2;
constexpr double kMargin = 14;
constexpr double kElasticMin = 60; // below it what is due says nothing
// The highest goes first where there is no room: the names stand in the title of the window too,
// the other clock and the time of saving stand nowhere else. Those two stand close beside what they
// follow.
constexpr int kRankProgram = 10;
constexpr int kRankAgency = 9;
constexpr int kRankSavedAt = 8;
constexpr int kRankOtherClock = 7;
constexpr int kRankQuiet = 1; // the last to go

struct BoardCounts {
    int waiting = 0;
    int late = 0;
    int working = 0;
    int unitsFree = 0;
    int unitsOfOthers = 0;
    int clinicians = 0;
    int cliniciansFree = 0;
};

BoardCounts countsOf(const State& state, const Codes& codes, Instant now)
{
    BoardCounts counts;
    for (const auto& [id, incident] : state.incidents) {
        if (incident.stage == IncidentStage::Closed)
            continue;
        ++(isWaiting(incident, codes) ? counts.waiting : counts.working);
        counts.late += isLate(incident, codes, now) ? 1 : 0;
    }
    for (const auto& [id, unit] : state.units) {
        counts.unitsOfOthers += unit.outside ? 1 : 0;
        if (unit.outside)
            continue; // counted apart: they are not ours to send
        const bool isFree = unit.status.primary == UnitPrimary::Available;
        const bool isClinician =
            std::find(unit.skills.begin(), unit.skills.end(), kSkillClinician) != unit.skills.end();
        counts.unitsFree += isFree ? 1 : 0;
        counts.clinicians += isClinician ? 1 : 0;
        counts.cliniciansFree += isFree && isClinician ? 1 : 0;
    }
    return counts;
}

// The subject of an alarm: the unit or the incident it is about.
std::string subjectOf(const DueAlarm& alarm, const State& state)
{
    if (alarm.unit)
        return alarm.unit->value;
    const auto found =
        alarm.incident ? state.incidents.find(*alarm.incident) : state.incidents.end();
    return found == state.incidents.end() ? std::string() : found->second.number;
}

} // namespace

StatusStrip::StatusStrip(const ThemeSource& source, Desk& desk, WallClock clock, QWidget* parent)
    : QWidget(parent), m_source(source), m_desk(desk), m_clock(std::move(clock))
{
    setObjectName(QStringLiteral("statusStrip"));
    setAccessibleName(tr("Status"));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(&source, &ThemeSource::changed, this, [this] {
        updateGeometry();
        update();
    });
    refresh();
}

QSize StatusStrip::sizeHint() const
{
    return {m_source.look().px(1200), m_source.look().px(40)};
}

QSize StatusStrip::minimumSizeHint() const
{
    return {m_source.look().px(320), m_source.look().px(40)};
}

void StatusStrip::addCounts(std::vector<Part>& out) const
{
    const State& state = m_desk.state();
    const Codes& codes = m_desk.knowledge().codes;
    const Instant now = m_desk.now();
    const BoardCounts counts = countsOf(state, codes, now);
    const auto number = [](int n) { return QString::number(n); };
    out.push_back({number(counts.waiting), tr("waiting"), Side::Left, Kind::Plain, 3});
    // Calls alone; what else is due stands in the line below and on the sign-on page. What is late
    // is never left out for anything else.
    out.push_back({number(counts.late), counts.late == 1 ? tr("call late") : tr("calls late"),
                   Side::Left, counts.late > 0 ? Kind::Late : Kind::Plain,
                   counts.late > 0 ? 0 : kRankQuiet});
    const auto deadlines = m_desk.deadlines();
    if (const int alarms = alarmsHere(deadlines); alarms > 0)
        out.push_back(
            {number(alarms), alarms == 1 ? tr("alarm") : tr("alarms"), Side::Left, Kind::Late, 0});
    if (m_parked > 0) {
        const QString age =
            m_parkedSince ? elapsedText((now - *m_parkedSince).wholeSeconds()) : QString();
        const bool isArmed = m_parkedWeapon == ParkedWeapon::Possible;
        const QString waits =
            age.isEmpty() ? (isArmed ? tr("parked, weapon?") : tr("parked"))
            : isArmed
                ? tr("parked, %1, possible weapon", "how long the first call waits half-taken")
                      .arg(age)
                : tr("parked, %1", "how long the first call waits half-taken").arg(age);
        // A weapon that no board shows is told in fewer words, but told.
        out.push_back({number(m_parked),
                       waits,
                       Side::Left,
                       isArmed ? Kind::Late : Kind::Plain,
                       isArmed ? 0 : kRankQuiet,
                       {},
                       isArmed ? tr("parked, weapon?") : tr("parked")});
    }
    out.push_back({number(counts.working), tr("working"), Side::Left, Kind::Plain, 4});
    out.push_back({number(counts.unitsFree),
                   tr("of %1 units free", "units on duty")
                       .arg(static_cast<int>(state.units.size()) - counts.unitsOfOthers),
                   Side::Left, Kind::Plain, 2});
    if (counts.unitsOfOthers > 0)
        out.push_back({number(counts.unitsOfOthers), tr("of other agencies", "units on the board"),
                       Side::Left, Kind::Plain, 6});
    if (counts.clinicians > 0)
        out.push_back({number(counts.cliniciansFree),
                       tr("of %1 clinicians free", "on duty").arg(counts.clinicians), Side::Left,
                       Kind::Plain, 5});
    // What belongs to the crisis lane says of a person that they are in one.
    const bool isSignedOn = !m_desk.seat().roles.empty();
    const auto next = std::find_if(deadlines.begin(), deadlines.end(), [&](const DueAlarm& alarm) {
        return alarm.dueAt > now && (isSignedOn || isToldUnsigned(alarm.kind));
    });
    if (next != deadlines.end())
        out.push_back({{},
                       coreText(alarmWords(next->kind, subjectOf(*next, state))),
                       Side::Left,
                       Kind::Elastic,
                       0,
                       elapsedText((next->dueAt - now).wholeSeconds()),
                       fromStd(subjectOf(*next, state))});
}

QString StatusStrip::nextWords(const QString& what, const QString& when)
{
    return tr("Next: %1 in %2", "what is due, when").arg(what, when);
}

void StatusStrip::setPaper(const PaperStanding& standing)
{
    m_paper = standing;
    refresh();
}

void StatusStrip::addPaper(std::vector<Part>& out) const
{
    constexpr qsizetype kMinutes = 5; // "21:47" of "21:47:08"
    const QString at = m_clock.time(m_paper.at).left(kMinutes);
    switch (m_paper.state) {
    case PaperState::Off:
        return;
    case PaperState::Training:
        out.push_back({{}, tr("Paper: not in training"), Side::Right, Kind::Plain, 6});
        return;
    case PaperState::Waiting:
        out.push_back({{}, tr("Paper: being written"), Side::Right, Kind::Plain, 6});
        return;
    case PaperState::Kept:
        out.push_back({{}, tr("Paper %1", "a time").arg(at), Side::Right, Kind::Plain, 6});
        return;
    case PaperState::Failing:
        out.push_back(
            {{},
             m_paper.at == Instant{} ? tr("NO PAPER") : tr("NO PAPER since %1", "a time").arg(at),
             Side::Right,
             Kind::Trouble,
             0});
        return;
    }
}

std::vector<StatusStrip::Part> StatusStrip::parts() const
{
    std::vector<Part> out;
    const Seat& seat = m_desk.seat();
    out.push_back({{}, tr("Haven"), Side::Left, Kind::Strong, kRankProgram});
    out.push_back({{}, fromStd(m_desk.state().agency), Side::Left, Kind::Plain, kRankAgency});
    const QString who =
        seat.roles.empty()
            ? tr("%1: nobody is signed on", "position").arg(fromStd(seat.position.value))
            : tr("%1: %2", "position, name").arg(fromStd(seat.position.value), fromStd(seat.name));
    out.push_back({{}, who, Side::Left, Kind::Plain, 0, {}, fromStd(seat.name)});
    addCounts(out);
    if (m_desk.mapStanding() == MapStanding::Loading)
        out.push_back({{}, tr("Map: being read"), Side::Right, Kind::Plain, 6});
    if (const FeedGlance feeds = feedGlance(m_desk.feeds(), m_desk.now()); !feeds.words.isEmpty())
        out.push_back({{},
                       feeds.words,
                       Side::Right,
                       feeds.isBad ? Kind::Trouble : Kind::Plain,
                       feeds.isBad ? 0 : 6});
    // A queue without a mark would read as one without a weapon.
    if (advisorSwitchOf(m_desk.state()) == AdvisorSwitch::Off)
        out.push_back({{}, tr("Advisor off"), Side::Right, Kind::Plain, 1});
    if (m_desk.state().backups.fault)
        out.push_back({{}, tr("BACKUPS FAIL"), Side::Right, Kind::Trouble, 1});
    addPaper(out);
    addSaving(out);
    addClocks(out);
    return out;
}

// What is typed but not on the disk yet is said as a number; else when something last went there.
void StatusStrip::addSaving(std::vector<Part>& out) const
{
    const int pending = m_desk.pendingActs();
    switch (m_desk.health()) {
    case StoreHealth::Good:
        if (pending > 0)
            out.push_back(
                {QString::number(pending), tr("being saved"), Side::Right, Kind::Plain, 0});
        else
            out.push_back({{}, tr("Saved"), Side::Right, Kind::Plain, 0});
        if (const auto at = m_desk.savedAt(); at && pending == 0)
            out.push_back({{}, m_clock.time(*at), Side::Right, Kind::Plain, kRankSavedAt});
        break;
    case StoreHealth::Slow:
        out.push_back({pending > 0 ? QString::number(pending) : QString(), tr("Saving slowly"),
                       Side::Right, Kind::Trouble, 0});
        break;
    case StoreHealth::Failing:
        out.push_back({{}, tr("NOT SAVED"), Side::Right, Kind::Trouble, 0});
        break;
    }
}

void StatusStrip::addClocks(std::vector<Part>& out) const
{
    const Instant now = m_desk.now();
    const bool isZuluFirst = m_firstClock == FirstClock::Zulu;
    const QString agency = m_clock.time(now);
    const QString zulu = m_clock.zulu(now);
    out.push_back({isZuluFirst ? zulu : agency, {}, Side::Right, Kind::Clock, 0});
    out.push_back({{}, isZuluFirst ? agency : zulu, Side::Right, Kind::Plain, kRankOtherClock});
}

void StatusStrip::setFirstClock(FirstClock first)
{
    if (first == m_firstClock)
        return;
    m_firstClock = first;
    refresh();
}

int StatusStrip::alarmsHere(const std::vector<DueAlarm>& deadlines) const
{
    return static_cast<int>(
        std::count_if(deadlines.begin(), deadlines.end(), [&](const DueAlarm& alarm) {
            return alarm.dueAt <= m_desk.now() && isUnanswered(alarm) &&
                   isAnsweredAt(alarm, m_desk.seat(), m_desk.state());
        }));
}

void StatusStrip::setParked(int calls, std::optional<Instant> since, ParkedWeapon weapon)
{
    m_parkedWeapon = weapon;
    m_parked = calls;
    m_parkedSince = since;
    refresh();
}

void StatusStrip::refresh()
{
    m_parts = parts();
    QStringList spoken;
    for (const auto& part : m_parts)
        spoken += part.kind == Kind::Elastic
                      ? nextWords(part.words, part.when)
                      : (part.number + QLatin1Char(' ') + part.words).trimmed();
    setAccessibleDescription(spoken.join(QStringLiteral(", ")));
    setToolTip(accessibleDescription());
    update();
}

double StatusStrip::widthOf(const Part& part) const
{
    const Look& look = m_source.look();
    const QFont strong = look.font(TypeRole::Strong);
    const QFont body = look.font(TypeRole::Body);
    const double gap = part.number.isEmpty() || part.words.isEmpty() ? 0 : look.scaled(6);
    switch (part.kind) {
    case Kind::Clock:
        return m_texts.width(look.font(TypeRole::Clock), part.number);
    case Kind::Late:
    case Kind::Trouble:
        return lateChipSize(look, part.number.isEmpty() ? part.words : part.number).width() + gap +
               (part.number.isEmpty() ? 0 : m_texts.width(body, part.words));
    case Kind::Strong:
        return m_texts.width(strong, part.words);
    case Kind::Elastic:
        return 0;
    case Kind::Plain:
        return m_texts.width(strong, part.number) + gap + m_texts.width(body, part.words);
    }
    return 0;
}

double StatusStrip::paintPart(QPainter& painter, const Part& part, double left) const
{
    const Look& look = m_source.look();
    const double width = widthOf(part);
    const auto text = [&](TypeRole role, Token token, const QString& words) {
        const QFont font = look.font(role);
        const double wide = m_texts.width(font, words);
        painter.setPen(look.color(token));
        m_texts.draw(painter, QRectF(left, 0, wide, height()), Qt::AlignLeft, font, words,
                     ShapedText::Overlong::Whole);
        left += wide;
    };
    if (part.kind == Kind::Clock) {
        text(TypeRole::Clock, Token::BarText, part.number);
        return width;
    }
    if (part.kind == Kind::Late || part.kind == Kind::Trouble) {
        const QString chip = part.number.isEmpty() ? part.words : part.number;
        const double chipWidth = lateChipSize(look, chip).width();
        paintLateChip(painter, QRectF(left, 0, chipWidth, height()), look, chip);
        left += chipWidth;
    } else if (!part.number.isEmpty()) {
        text(TypeRole::Strong, Token::BarText, part.number);
    }
    if (part.number.isEmpty() && part.kind == Kind::Trouble)
        return width;
    if (!part.number.isEmpty())
        left += look.scaled(6);
    text(part.kind == Kind::Strong ? TypeRole::Strong : TypeRole::Body,
         part.kind == Kind::Strong ? Token::BarText : Token::BarSecond, part.words);
    return width;
}

double StatusStrip::roomOf(const Part& part) const
{
    if (part.kind != Kind::Elastic)
        return widthOf(part);
    // Of what is due next at least whom it is about stays in sight.
    return part.shorter.isEmpty() ? 0
                                  : m_texts.width(m_source.look().font(TypeRole::Body),
                                                  nextWords(part.shorter, part.when));
}

// Says in fewer words what can be; then what is due next keeps no room of its own. Whether there
// was anything to shorten.
bool StatusStrip::shorten(std::vector<Part>& parts)
{
    for (const bool isElastic : {false, true}) {
        // From the right: who sits here is the last to be cut.
        for (auto part = parts.rbegin(); part != parts.rend(); ++part) {
            if (part->shorter.isEmpty() || (part->kind == Kind::Elastic) != isElastic)
                continue;
            if (!isElastic)
                part->words = part->shorter;
            part->shorter.clear();
            return true;
        }
    }
    return false;
}

StatusStrip::Fit StatusStrip::fitting(double room) const
{
    Fit shown{m_parts, m_source.look().scaled(kGap)};
    const double leastGap = m_source.look().scaled(kGapLeast);
    for (;;) {
        double needed = -shown.gap;
        for (const auto& part : shown.parts)
            needed += roomOf(part) + shown.gap;
        if (needed <= room)
            return shown;
        if (shown.gap > leastGap) {
            shown.gap -= m_source.look().scaled(kGapStep);
            continue;
        }
        const auto least =
            std::max_element(shown.parts.begin(), shown.parts.end(),
                             [](const Part& a, const Part& b) { return a.rank < b.rank; });
        const bool isQuiet = least == shown.parts.end() || least->rank <= kRankQuiet;
        if (isQuiet && shorten(shown.parts))
            continue;
        if (least == shown.parts.end() || least->rank == 0)
            return shown;
        shown.parts.erase(least);
    }
}

QStringList StatusStrip::shownWords() const
{
    QStringList words;
    for (const Part& part : fitting(width() - 2 * m_source.look().scaled(kMargin)).parts)
        words += (part.number + QLatin1Char(' ') + part.words).trimmed();
    return words;
}

void StatusStrip::paintEvent(QPaintEvent*)
{
    const Look& look = m_source.look();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.fillRect(rect(), look.color(Token::Bar));
    const double margin = look.scaled(kMargin);
    const auto [shown, gap] = fitting(width() - 2 * margin);
    double left = margin;
    double right = width() - margin;
    const Part* elastic = nullptr;
    for (const auto& part : shown) {
        if (part.kind == Kind::Elastic)
            elastic = &part;
        else if (part.side == Side::Left)
            left += paintPart(painter, part, left) + gap;
    }
    for (auto part = shown.rbegin(); part != shown.rend(); ++part) {
        if (part->side == Side::Right) {
            right -= widthOf(*part);
            paintPart(painter, *part, right);
            const bool isClose = part->kind == Kind::Plain && part->rank >= kRankOtherClock;
            right -= isClose ? std::min(gap, look.scaled(10)) : gap;
        }
    }
    if (elastic)
        paintElastic(painter, *elastic, QRectF(left, 0, right - left, height()));
}

// What is due next takes the room that the others leave, and is cut rather than pushing one away;
// when it is due is never cut.
void StatusStrip::paintElastic(QPainter& painter, const Part& part, const QRectF& room) const
{
    const Look& look = m_source.look();
    const QFont font = look.font(TypeRole::Body);
    const QFontMetricsF metrics(font);
    const double whatRoom = room.width() - metrics.horizontalAdvance(nextWords({}, part.when));
    const bool isShort =
        !part.shorter.isEmpty() && metrics.horizontalAdvance(part.words) > whatRoom;
    const QString& what = isShort ? part.shorter : part.words;
    const double least = std::min(metrics.horizontalAdvance(what), look.scaled(kElasticMin));
    if (whatRoom < least)
        return;
    painter.setFont(font);
    painter.setPen(look.color(Token::BarSecond));
    painter.drawText(room, static_cast<int>(Qt::AlignVCenter) | Qt::TextSingleLine,
                     nextWords(metrics.elidedText(what, Qt::ElideRight, whatRoom), part.when));
}

} // namespace haven::ui
