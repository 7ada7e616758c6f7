#include "ui/shell/alarm_strip.h"

#include "models/dispatch/alarm_audience.h"
#include "models/dispatch/alarm_flood.h"
#include "models/dispatch/alarm_order.h"
#include "models/dispatch/board.h"
#include "models/dispatch/bolo_match.h"
#include "models/dispatch/crisis_response.h"
#include "models/dispatch/cry_words.h"
#include "models/dispatch/decide.h"
#include "models/dispatch/unseen_rules.h"
#include "models/dispatch/weapon.h"
#include "models/items/qt_text.h"
#include "ui/crisis/crisis_words.h"
#include "ui/widgets/announcer.h"
#include "ui/widgets/core_text.h"
#include "ui/widgets/key_button.h"
#include "ui/widgets/words.h"

#include <algorithm>
#include <QFontMetricsF>
#include <QHBoxLayout>
#include <QMouseEvent>
#include <QPainter>
#include <utility>

namespace haven::ui {

namespace {

constexpr int kSoonMs = 20;
constexpr int kWordsShownMax = 160;  // of a cry; the log has all
constexpr std::size_t kNamedMax = 3; // behind the first; the others are counted
constexpr double kAlsoMost = 0.5;    // of the strip's width
constexpr double kKeyMost = 0.3;
// As long as it takes to read a line and stop a finger.
constexpr int kJustChangedMs = 800;

bool isSameAlarm(const DueAlarm& a, const DueAlarm& b)
{
    return a.kind == b.kind && a.incident == b.incident && a.unit == b.unit && a.dueAt == b.dueAt;
}

Command answerTo(const DueAlarm& alarm)
{
    if (alarm.kind == AlarmKind::OfficerEmergency && alarm.unit)
        return AcknowledgeEmergency{*alarm.unit};
    return AcknowledgeAlarm{alarm.kind, alarm.incident, alarm.unit};
}

// dueAlarms() has those that nobody acknowledged; one that somebody has is still an emergency.
void addHeldEmergencies(std::vector<DueAlarm>& due, const State& state)
{
    for (const auto& [id, unit] : state.units) {
        if (!unit.emergency || !unit.emergency->acknowledgedAt)
            continue;
        DueAlarm alarm;
        alarm.kind = AlarmKind::OfficerEmergency;
        alarm.unit = id;
        alarm.dueAt = unit.emergency->declaredAt;
        alarm.standing = AlarmStanding::Acknowledged;
        due.push_back(std::move(alarm));
    }
}

QString placeOf(const State& state, const Unit& unit)
{
    const std::string place = cryPlace(state, unit);
    return place.empty() ? AlarmStrip::tr("place not known") : fromStd(place);
}

QString cutTo(const QString& text, qsizetype most)
{
    return text.size() > most ? text.left(most - 1) + u'…' : text;
}

// Of many words how it began, and always what was said last.
QString shownOf(const QString& words)
{
    const QString between = QStringLiteral("; ");
    const qsizetype last = words.lastIndexOf(between);
    if (words.size() <= kWordsShownMax || last < 0)
        return cutTo(words, kWordsShownMax);
    const QString newest = cutTo(words.mid(last + between.size()), kWordsShownMax / 2);
    return cutTo(words.left(last), kWordsShownMax - newest.size() - between.size()) + between +
           newest;
}

// And the weapon that is known of there, which no word behind it pushes out of the strip, and what
// was said with the cry.
QString placeAndWordsOf(const Desk& desk, const Unit& unit)
{
    const State& state = desk.state();
    QString told = placeOf(state, unit);
    const std::string said = cryWords(state, unit);
    const QString words = fromStd(said).simplified();
    const QString shown = shownOf(words);
    std::string weapon = cryWeapon(state, unit);
    // Of words of no incident nothing marks it: what is cut out of them may speak of one.
    if (weapon.empty() && shown != words) {
        if (const auto found = desk.weaponIn(said); found)
            weapon = possibleWeaponWords(*found);
    }
    if (!weapon.empty()) {
        const QString word = coreWord(weapon); // of a restricted incident no more than a word
        told += QStringLiteral("; ") + (word == fromStd(weapon) ? coreText(weapon) : word);
    }
    return shown.isEmpty() ? told : told + QStringLiteral(": ") + shown;
}

} // namespace

AlarmStrip::AlarmStrip(const ThemeSource& source, Desk& desk, QWidget* parent)
    : QWidget(parent), m_source(source), m_desk(desk), m_asker(desk), m_row(new QHBoxLayout(this)),
      m_button(new KeyButton(source, tr("Acknowledge"), Qt::Key_F7, this))
{
    setObjectName(QStringLiteral("alarmStrip"));
    setAccessibleName(tr("Alarms"));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    m_button->setObjectName(QStringLiteral("alarmAcknowledge"));
    m_button->setButtonSize(ButtonSize::Header);
    m_button->setHint(tr("Say that you have what stands in front; the log keeps your name"));
    m_row->addStretch(1);
    m_row->addWidget(m_button);
    connect(m_button, &QPushButton::clicked, this, &AlarmStrip::acknowledge);
    connect(&m_asker, &DeskAsker::said, this, &AlarmStrip::said);
    connect(&desk, &Desk::changed, this, [this](const ChangeSet& changes) {
        if (changes.isAlarmChanged || changes.isRosterChanged)
            m_soon.start();
    });
    m_soon.setSingleShot(true);
    m_soon.setInterval(kSoonMs);
    connect(&m_soon, &QTimer::timeout, this, &AlarmStrip::look);
    connect(&desk, &Desk::seatChanged, this, &AlarmStrip::look);
    connect(&source, &ThemeSource::changed, this, &AlarmStrip::restyle);
    m_clock.setInterval(1000);
    connect(&m_clock, &QTimer::timeout, this, &AlarmStrip::look);
    m_clock.start();
    // F7 counts wherever the focus is in this window.
    if (parent)
        m_button->bindWithin(parent->window());
    else
        m_button->bindWithin(this);
    restyle();
    look();
}

void AlarmStrip::restyle()
{
    const Look& look = m_source.look();
    m_row->setContentsMargins(look.px(14), 0, look.px(12), 0);
    updateGeometry();
    update();
}

QSize AlarmStrip::sizeHint() const
{
    return {m_source.look().px(600), m_source.look().targetPx(24) + m_source.look().px(8)};
}

QSize AlarmStrip::minimumSizeHint() const
{
    const int words = m_source.look().px(160);
    return {words + m_button->sizeHint().width(), sizeHint().height()};
}

// At a position nobody sits at any more it shows what a dispatcher would be told of police work,
// and nothing of a person in crisis; nobody answers it from there.
Seat AlarmStrip::viewer() const
{
    Seat seat = m_desk.seat();
    if (seat.roles.empty())
        seat.roles = {Role::Dispatcher};
    return seat;
}

bool AlarmStrip::isToldHere(const DueAlarm& alarm, const Seat& seat) const
{
    if (m_desk.seat().roles.empty() && !isToldUnsigned(alarm.kind))
        return false;
    return isAnsweredAt(alarm, seat, m_desk.state());
}

std::vector<DueAlarm> AlarmStrip::alarmsHere() const
{
    const State& state = m_desk.state();
    auto due = dueOf(m_desk.deadlines(), m_desk.now());
    const Seat seat = viewer();
    std::erase_if(due, [&](const DueAlarm& alarm) {
        return !isUnanswered(alarm) || !isToldHere(alarm, seat);
    });
    addHeldEmergencies(due, state);
    sortByRank(due, state);
    return due;
}

QString AlarmStrip::ladderWordsOf(const QString& unit, LadderStep step, SendVoice voice) const
{
    switch (step) {
    case LadderStep::RadioAgain:
        if (voice == SendVoice::Silent)
            return tr("%1 does not answer: write to it again, no voice").arg(unit);
        return tr("%1 does not answer: call it again by radio").arg(unit);
    case LadderStep::SendAgain:
        return tr("%1 still does not answer: send it again, or another").arg(unit);
    case LadderStep::AnotherWay:
        return tr("%1 still does not answer: try another way, the phone").arg(unit);
    case LadderStep::TellSupervisor:
        return tr("%1 still does not answer: tell the supervisor").arg(unit);
    }
    return {};
}

// What stands too long without an answer names who else is to hear it; the one that comes and goes
// says how often it did.
QString AlarmStrip::wordsOf(const DueAlarm& alarm) const
{
    const State& state = m_desk.state();
    QString words = kindWordsOf(alarm);
    const ChatterRule& chatter = m_desk.knowledge().codes.alarms.chatter;
    if (isChatter(state, chatter, alarm, m_desk.now()))
        words = tr("%1 (%2 times)", "an alarm, how often it came lately")
                    .arg(words)
                    .arg(timesLately(state, chatter, alarm, m_desk.now()));
    const bool saysItself = alarm.kind == AlarmKind::Recheck || alarm.kind == AlarmKind::OrderDue ||
                            alarm.kind == AlarmKind::StepTimer;
    if (alarm.step != AlarmStep::Escalated || saysItself ||
        alarm.standing == AlarmStanding::Acknowledged)
        return words;
    return tr("%1. %2", "an alarm, whom to call").arg(words, coreText(escalationWords(state)));
}

namespace {

QString unitAlarmWords(const DueAlarm& alarm, const State& state, const QString& subject,
                       const QString& late)
{
    if (alarm.kind == AlarmKind::BoloMatch)
        return AlarmStrip::tr("BOLO MAY FIT: %1. %2", "where, which BOLO and what fits")
            .arg(subject, coreList(unseenBoloWords(state, alarm.incident, alarm.unit)));
    return alarm.kind == AlarmKind::CheckConfirm
               ? AlarmStrip::tr("Record check to be settled: %1, due for %2").arg(subject, late)
               : AlarmStrip::tr("%1 has not said that the transport is there, late by %2")
                     .arg(subject, late);
}

// A unit, or an incident with its place; of one that is restricted the title alone, whoever sits
// here: the strip is read by who stands behind, and what is inside is opened with a reason.
QString subjectTold(const DueAlarm& alarm, const State& state)
{
    const auto found =
        alarm.incident ? state.incidents.find(*alarm.incident) : state.incidents.end();
    if (found == state.incidents.end())
        return alarm.unit ? fromStd(alarm.unit->value) : QString();
    const Incident& incident = found->second;
    const bool isTold = incident.visibility == Visibility::Normal;
    if (!isTold && incident.title.empty())
        return fromStd(incident.number);
    return isTold ? AlarmStrip::tr("%1 at %2", "incident number, place")
                        .arg(fromStd(incident.number), fromStd(incident.location.text))
                  : AlarmStrip::tr("%1, %2", "incident number, its title alone")
                        .arg(fromStd(incident.number), fromStd(incident.title));
}

// Which ones: whoever has decided the flag does not know that a weapon still waits.
QString suggestionWords(const Incident* incident, const QString& subject, const QString& late)
{
    const bool isTold = incident && incident->visibility == Visibility::Normal;
    const QString open = isTold ? openSuggestions(*incident) : QString();
    return open.isEmpty() ? AlarmStrip::tr("Suggestion not answered: %1, for %2").arg(subject, late)
                          : AlarmStrip::tr("Suggestion not answered (%3): %1, for %2",
                                           "%1 where, %2 how long, %3 what was suggested")
                                .arg(subject, late, open);
}

QString emergencyWords(const DueAlarm& alarm, const Desk& desk, const QString& subject,
                       const QString& late)
{
    const State& state = desk.state();
    const auto unit = alarm.unit ? state.units.find(*alarm.unit) : state.units.end();
    if (unit == state.units.end())
        return AlarmStrip::tr("OFFICER EMERGENCY %1").arg(subject);
    if (unit->second.emergency && unit->second.emergency->acknowledgedBy)
        return AlarmStrip::tr("OFFICER EMERGENCY %1: %2, for %3. %4 has it, it is not over",
                              "unit, place, how long, who acknowledged")
            .arg(subject, placeAndWordsOf(desk, unit->second), late,
                 personName(state, *unit->second.emergency->acknowledgedBy));
    return AlarmStrip::tr("OFFICER EMERGENCY %1: %2, for %3. Every window is told",
                          "unit, place, how long")
        .arg(subject, placeAndWordsOf(desk, unit->second), late);
}

} // namespace

QString AlarmStrip::kindWordsOf(const DueAlarm& alarm) const
{
    const State& state = m_desk.state();
    const QString subject = subjectTold(alarm, state);
    const auto found =
        alarm.incident ? state.incidents.find(*alarm.incident) : state.incidents.end();
    const QString late = elapsedText((m_desk.now() - alarm.lateFrom()).ms / 1000);
    switch (alarm.kind) {
    case AlarmKind::WaitLimit: {
        const bool isP1 = found != state.incidents.end() && found->second.priority == Priority::P1;
        return isP1 ? tr("P1 WAITING: %1, over its limit for %2").arg(subject, late)
                    : tr("Waiting too long: %1, for %2").arg(subject, late);
    }
    case AlarmKind::StatusCheck:
        return tr("Status check %1, due for %2").arg(subject, late);
    case AlarmKind::Recheck:
        return alarm.step == AlarmStep::Escalated
                   ? tr("Crisis re-check missed twice: %1, for %2. %3", "where, time, whom to call")
                         .arg(subject, late, coreText(escalationWords(state)))
                   : tr("Crisis re-check %1, due for %2").arg(subject, late);
    case AlarmKind::SuggestionLate:
        return suggestionWords(found == state.incidents.end() ? nullptr : &found->second, subject,
                               late);
    case AlarmKind::ClinicianUnanswered:
        return tr("Clinician has not answered: %1, for %2").arg(subject, late);
    case AlarmKind::HandoffUnanswered:
        return tr("Hand-off not taken over: %1, for %2. Try somebody else").arg(subject, late);
    case AlarmKind::CallbackDue:
        return tr("Call back the lost caller: %1, due for %2").arg(subject, late);
    case AlarmKind::HoldExpired:
        return tr("Hold is over: %1, for %2").arg(subject, late);
    case AlarmKind::NoAcknowledge:
        return ladderWordsOf(subject, alarm.ladder.value_or(LadderStep::RadioAgain), alarm.voice);
    case AlarmKind::EscrowOpened:
        return tr("Sealed notes were opened by escrow, %1 ago").arg(late);
    case AlarmKind::OrderDue:
        return alarm.step == AlarmStep::Escalated
                   ? tr("The time of the court's order is over: %1, for %2. %3",
                        "where, time, whom to call")
                         .arg(subject, late, coreText(escalationWords(state)))
                   : tr("The court's order has to be carried out within 4 hours: %1").arg(subject);
    case AlarmKind::AidOverdue:
        return tr("Others who were asked for help are late: %1, for %2", "an incident, time")
            .arg(subject, late);
    case AlarmKind::RiskUndecided:
        return tr("A firearm met danger, and nobody has decided whether a risk-protection "
                  "investigation is needed: %1, late for %2",
                  "an incident, time")
            .arg(subject, late);
    case AlarmKind::StepTimer:
        return alarm.step == AlarmStep::Escalated
                   ? tr("Checklist step twice over its time: %1, for %2. %3",
                        "where, time, whom to call")
                         .arg(subject, late, coreText(escalationWords(state)))
                   : tr("Checklist step over its time: %1, for %2").arg(subject, late);
    case AlarmKind::CheckConfirm:
    case AlarmKind::TransportLate:
    case AlarmKind::BoloMatch:
        return unitAlarmWords(alarm, state, subject, late);
    case AlarmKind::OfficerEmergency:
        break;
    }
    return emergencyWords(alarm, m_desk, subject, late);
}

QString AlarmStrip::calmText() const
{
    const State& state = m_desk.state();
    if (const auto other = alarmsWith(m_desk.seat(), state))
        return tr("Your alarms are with %1. Take them back with: back").arg(fromStd(other->value));
    QStringList positions;
    for (const auto& position : answeredFor(m_desk.seat(), state))
        positions << fromStd(position.value);
    if (const int aside = asideCount(); aside > 0)
        return tr("No alarm. Put aside: %1", "how many alarms").arg(aside);
    if (!positions.isEmpty())
        return tr("No alarm. You also answer for %1").arg(positions.join(QStringLiteral(", ")));
    return tr("No alarm");
}

int AlarmStrip::asideCount() const
{
    const auto due = dueOf(m_desk.deadlines(), m_desk.now());
    return static_cast<int>(std::count_if(due.begin(), due.end(), [&](const DueAlarm& alarm) {
        return alarm.standing == AlarmStanding::Shelved && isToldHere(alarm, viewer());
    }));
}

// Many at once have one cause as a rule: which came first is the one to look at.
QString AlarmStrip::floodWords() const
{
    const auto flood = floodNow(m_desk.state(), m_desk.now());
    if (!flood)
        return {};
    const RaisedOnce& first = flood->first;
    if (m_desk.seat().roles.empty() && !isToldUnsigned(first.kind))
        return tr("FLOOD: %1 alarms", "how many").arg(flood->count);
    QString subject = first.unit ? fromStd(first.unit->value) : QString();
    const auto& incidents = m_desk.state().incidents;
    const auto found = first.incident ? incidents.find(*first.incident) : incidents.end();
    if (found != incidents.end())
        subject = fromStd(found->second.number);
    return tr("FLOOD: %1 alarms, first: %2", "how many, what came first")
        .arg(flood->count)
        .arg(coreText(alarmWords(first.kind, subject.toStdString())));
}

// The other officers who call for help: whoever stands in front, and whatever else is due, each is
// named with its place.
QString AlarmStrip::alsoWords(const std::vector<DueAlarm>& due, Places places) const
{
    const State& state = m_desk.state();
    QStringList cries;
    for (std::size_t n = 1; n < due.size(); ++n) {
        if (due[n].kind != AlarmKind::OfficerEmergency || !due[n].unit)
            continue;
        const auto unit = state.units.find(*due[n].unit);
        QString told = fromStd(due[n].unit->value);
        if (unit != state.units.end() && places == Places::Told)
            told = tr("%1: %2", "a unit, its place").arg(told, placeOf(state, unit->second));
        cries << told;
    }
    const bool isOne = places == Places::LeftOut && cries.size() < 2;
    return cries.isEmpty() || isOne ? QString()
                                    : tr("ALSO %1", "other officers who call for help")
                                          .arg(cries.join(QStringLiteral("  \u00b7  ")));
}

// Behind what stands in front and the other cries: what the key answers and a waiting P1, then the
// flood and the others.
QString AlarmStrip::restWords(const std::vector<DueAlarm>& due) const
{
    std::vector<DueAlarm> others;
    for (std::size_t n = 1; n < due.size(); ++n) {
        if (due[n].kind != AlarmKind::OfficerEmergency)
            others.push_back(due[n]);
    }
    QStringList rest;
    const QString flood = due.empty() ? QString() : floodWords();
    bool hasFlood = flood.isEmpty();
    for (std::size_t n = 0; n < others.size() && n < kNamedMax; ++n) {
        const bool goesFirst = isVital(others[n].kind, others[n].incident, m_desk.state()) ||
                               (m_lead && isSameAlarm(others[n], *m_lead));
        if (!goesFirst && !std::exchange(hasFlood, true))
            rest << flood;
        rest << wordsOf(others[n]);
    }
    if (!hasFlood)
        rest << flood;
    if (others.size() > kNamedMax)
        rest << tr("and %1 more", "alarms").arg(others.size() - kNamedMax);
    if (alarmsWith(m_desk.seat(), m_desk.state()) && !due.empty())
        rest << calmText();
    return rest.join(QStringLiteral("  \u00b7  "));
}

void AlarmStrip::tell(const std::vector<DueAlarm>& due)
{
    m_first = due.empty() ? QString() : wordsOf(due.front());
    m_also = alsoWords(due, Places::Told);
    m_alsoSigns = alsoWords(due, Places::LeftOut);
    m_rest = due.empty() ? calmText() : restWords(due);
    m_count = static_cast<int>(due.size());
    QStringList all{m_first, m_also, m_rest};
    all.removeAll(QString());
    setToolTip(all.join(u'\n'));
}

// The first that nobody has: an emergency that somebody has stays in front until it is over, and
// what comes meanwhile is told and answered all the same. Whether it is another than before.
bool AlarmStrip::takeLead(const std::vector<DueAlarm>& due)
{
    const auto open = std::find_if(due.begin(), due.end(), [](const DueAlarm& alarm) {
        return alarm.standing != AlarmStanding::Acknowledged;
    });
    const auto lead = open == due.end() ? std::nullopt : std::optional(*open);
    const bool isOther = lead && (!m_lead || !isSameAlarm(*m_lead, *lead));
    if (isOther) {
        // Also behind an emergency: a key pressed twice in haste meant the emergency alone.
        m_hasJumped = m_lead && (lead->kind == AlarmKind::OfficerEmergency ||
                                 m_lead->kind == AlarmKind::OfficerEmergency);
        m_leadShown.start();
    }
    m_lead = lead;
    return isOther;
}

void AlarmStrip::look()
{
    const auto due = alarmsHere();
    const bool isFrontNew = !due.empty() && (!m_front || !isSameAlarm(*m_front, due.front()));
    const bool isLeadNew = takeLead(due);
    m_front = due.empty() ? std::nullopt : std::optional(due.front());
    m_urgency = due.empty()                                       ? Urgency::Calm
                : due.front().kind == AlarmKind::OfficerEmergency ? Urgency::Emergency
                                                                  : Urgency::Due;
    const QString alsoBefore = m_also;
    tell(due);
    m_isBehind = m_lead && !isSameAlarm(*m_lead, *m_front);
    m_button->setVisible(m_lead.has_value());
    m_button->setEnabled(m_lead && mayDo(answerTo(*m_lead), m_desk.seat().roles));
    const bool isDanger = m_lead && m_lead->kind == AlarmKind::OfficerEmergency;
    m_button->setKind(isDanger ? ButtonKind::Danger : ButtonKind::Plain);
    if (isFrontNew || isLeadNew) {
        m_button->setHint(m_isBehind ? tr("Say that you have what stands behind the emergency; the "
                                          "log keeps your name")
                                     : tr("Say that you have what stands in front; the log keeps "
                                          "your name"));
        const QString words = m_isBehind ? wordsOf(*m_lead) : m_first;
        setAccessibleDescription(m_isBehind ? m_first + u'\n' + words : m_first);
        announce(*this, words);
    }
    // It calls no less for help because another stands in front.
    if (m_also.size() > alsoBefore.size())
        announce(*this, m_also);
    update();
}

void AlarmStrip::acknowledge()
{
    if (!m_lead || m_asker.isWaiting())
        return;
    // A key that was on its way when an officer needed help meant what stood there before.
    if (m_hasJumped && !m_leadShown.hasExpired(kJustChangedMs)) {
        Q_EMIT said(m_lead->kind == AlarmKind::OfficerEmergency
                        ? tr("An officer emergency has just come in front. Look at it, then say "
                             "that you have it.")
                        : tr("What the key answers has just changed. Read it, then say that you "
                             "have it."),
                    Tone::Refused);
        return;
    }
    m_asker.ask(answerTo(*m_lead), "alarm");
}

void AlarmStrip::mousePressEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton || !m_front)
        return;
    std::optional<IncidentId> incident = m_front->incident;
    const State& state = m_desk.state();
    const auto unit = m_front->unit ? state.units.find(*m_front->unit) : state.units.end();
    if (!incident && unit != state.units.end())
        incident = unit->second.incident;
    if (incident)
        Q_EMIT incidentOpened(*incident);
}

void AlarmStrip::paintEvent(QPaintEvent*)
{
    const Look& look = m_source.look();
    QPainter painter(this);
    const bool isEmergency = m_urgency == Urgency::Emergency;
    painter.fillRect(rect(), look.color(isEmergency                  ? Token::DangerGround
                                        : m_urgency == Urgency::Calm ? Token::Panel
                                                                     : Token::Raised));
    painter.fillRect(QRect(0, height() - 1, width(), 1),
                     look.color(isEmergency ? Token::DangerLine : Token::Line));
    if (m_urgency != Urgency::Calm)
        painter.fillRect(QRect(0, 0, look.px(4), height()),
                         look.color(isEmergency ? Token::DangerLine : Token::ChartMark));
    double left = look.scaled(14);
    const double right = (m_button->isVisible() ? m_button->x() : width()) - look.scaled(12);
    const auto put = [&](const QString& text, TypeRole role, Token token, double most) {
        const QFont font = look.font(role);
        const QFontMetricsF metrics(font);
        const double room = std::min(right - left, most);
        if (text.isEmpty() || room < look.scaled(40))
            return;
        const QString words = metrics.elidedText(text, Qt::ElideRight, room);
        painter.setFont(font);
        painter.setPen(look.color(token));
        painter.drawText(QRectF(left, 0, room, height()),
                         static_cast<int>(Qt::AlignLeft | Qt::AlignVCenter) | Qt::TextSingleLine,
                         words);
        left += metrics.horizontalAdvance(words) + look.scaled(20);
    };
    // No cry is pushed out by what is told of another, and what the key answers is never cut away
    // by what somebody has already: each has its room, and the first what is left.
    const double all = right - left;
    const double gap = look.scaled(20);
    const auto wanted = [&look, gap](const QString& text, TypeRole role) {
        return text.isEmpty() ? 0.0
                              : QFontMetricsF(look.font(role)).horizontalAdvance(text) + gap + 1;
    };
    const bool hasRoom = wanted(m_also, TypeRole::Strong) <= all * kAlsoMost;
    const QString& others = hasRoom || m_alsoSigns.isEmpty() ? m_also : m_alsoSigns;
    const double also = std::min(wanted(others, TypeRole::Strong), all * kAlsoMost);
    const double key = m_isBehind ? std::min(wanted(m_rest, TypeRole::Body), all * kKeyMost) : 0.0;
    put(m_first, TypeRole::Strong, isEmergency ? Token::Danger : Token::Text, all - also - key);
    put(others, TypeRole::Strong, Token::Danger, also);
    put(m_rest, TypeRole::Body, Token::Second, all);
}

} // namespace haven::ui
