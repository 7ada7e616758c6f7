#include "models/items/qt_text.h"
#include "tests/testkit/test_program.h"
#include "tests/ui/busy_hour.h"
#include "tests/ui/tree_reader.h"

#include <algorithm>
#include <QElapsedTimer>
#include <QRegularExpression>
#include <QtTest>

using namespace haven;
using namespace haven::test;

namespace {

constexpr int kTreeTellMs = 40;  // what rings is told by then
constexpr int kTreeListMs = 100; // what the list shows is of now
constexpr int kTreeRowsMax = 80;

QString spoken(const char* words)
{
    return QString::fromLatin1(words);
}

// By a keyboard and what the accessibility tree tells: nothing of the window is seen.
class TreeHands final : public HourDesk
{
public:
    using HourDesk::HourDesk;

protected:
    bool say(const QString& line) override;
    std::optional<QString> takeCall(const PastIncident& past, const QString& type) override;
    bool sendByList(const QString& unit, const QString& number) override;
    HourLook answerNext() override;

private:
    bool goTo(Qt::Key one, Qt::KeyboardModifiers modifiers, const QString& name);
    bool hears(const QString& words);
    void listenAnew();
    QString allHeard() { return m_tree.heard().join(QStringLiteral(" / ")); }
    bool fill(const QString& name, const QString& words);
    bool fillCall(const PastIncident& past, const QString& type);
    bool writeNarrative(const QString& words);
    std::optional<QString> opened();
    bool putAway();
    bool downTo(const QString& table, const std::function<bool(const QString&)>& isIt);
    bool chooseIncident(const QString& number);
    bool isTold();
    QString firstLate() const;
    bool answer(const QString& what, const QString& about);
    bool callBack(const QString& about);

    TreeReader m_tree;
    QString m_told;           // by the strip, last
    QStringList m_heardSince; // the last look at it, before what is heard now
};

bool TreeHands::goTo(Qt::Key one, Qt::KeyboardModifiers modifiers, const QString& name)
{
    key(one, modifiers);
    return m_tree.focused() == name ||
           fail(QStringLiteral("the keys are on “%1”, not on “%2”").arg(m_tree.focused(), name));
}

bool TreeHands::hears(const QString& words)
{
    const auto isHeard = [&] { return !m_tree.heardOf(words).isEmpty(); };
    return QTest::qWaitFor(isHeard, kHourAnswerMs) ||
           fail(QStringLiteral("“%1” was not told by itself, but: %2; the result is: %3")
                    .arg(words, allHeard(), m_tree.description(spoken("Result"))));
}

// For an answer that is to come; what rings meanwhile was told all the same.
void TreeHands::listenAnew()
{
    m_heardSince << m_tree.heard();
    m_tree.forget();
}

// The line, Enter, and what the result tells.
bool TreeHands::say(const QString& line)
{
    if (!goTo(Qt::Key_L, Qt::ControlModifier, spoken("Command line")))
        return false;
    listenAnew();
    m_console.type(line);
    key(Qt::Key_Return);
    const auto isAnswered = [this] {
        return m_tree.heard().contains(m_tree.description(spoken("Result")));
    };
    if (!QTest::qWaitFor(isAnswered, kHourAnswerMs))
        return fail(QStringLiteral("no answer told to %1: “%2”, but heard: %3")
                        .arg(line, m_tree.description(spoken("Result")), allHeard()));
    const QString answer = m_tree.description(spoken("Result"));
    return !answer.startsWith(spoken("Refused")) || fail(line + QStringLiteral(" -> ") + answer);
}

// --- a call ---

bool TreeHands::fill(const QString& name, const QString& words)
{
    if (m_tree.focused() != name)
        return fail(QStringLiteral("“%1” comes where “%2” should").arg(m_tree.focused(), name));
    m_console.type(words);
    key(Qt::Key_Tab);
    return true;
}

bool TreeHands::fillCall(const PastIncident& past, const QString& type)
{
    if (!goTo(Qt::Key_F2, Qt::NoModifier, spoken("Location")))
        return false;
    if (callKindOf(past) == CallKind::Abandoned)
        key(Qt::Key_H, Qt::AltModifier);
    const QString place =
        past.place.empty() ? QStringLiteral("Caller does not say") : fromStd(past.place);
    return goTo(Qt::Key_Backtab, Qt::ShiftModifier, spoken("Number")) &&
           fill(spoken("Number"), QStringLiteral("805-555-0142")) &&
           fill(spoken("Location"), place) && fill(spoken("Type"), type);
}

// The number of the incident, told when the call is on the board.
std::optional<QString> TreeHands::opened()
{
    static const QRegularExpression wanted(QStringLiteral("^On the board: (\\d\\d-\\d+), "));
    QString number;
    const auto isOpen = [&] {
        for (const QString& one : m_tree.heard()) {
            if (const auto match = wanted.match(one); match.hasMatch())
                number = match.captured(1);
        }
        return !number.isEmpty();
    };
    if (!QTest::qWaitFor(isOpen, kHourSoonMs))
        key(Qt::Key_Return, Qt::ControlModifier); // the place as it was typed
    if (QTest::qWaitFor(isOpen, kHourAnswerMs))
        return number;
    fail(QStringLiteral("no number of a new incident was told, but: ") + allHeard());
    return std::nullopt;
}

bool TreeHands::writeNarrative(const QString& words)
{
    if (m_tree.focused() != spoken("Narrative"))
        return fail(QStringLiteral("no narrative behind the type, but ") + m_tree.focused());
    if (words.isEmpty())
        return true;
    m_console.type(words);
    key(Qt::Key_Return);
    return becomes([this] { return m_tree.find(spoken("Narrative: saved")) != nullptr; },
                   QStringLiteral("a narrative does not say that it is saved"));
}

bool TreeHands::putAway()
{
    key(Qt::Key_Return, Qt::ControlModifier);
    if (!becomes([this] { return m_tree.find(spoken("all saved")) != nullptr; },
                 QStringLiteral("the form does not say that all is saved")))
        return false;
    key(Qt::Key_Escape);
    return becomes([this] { return m_tree.find(spoken("Call intake")) == nullptr; },
                   QStringLiteral("a call was left open"));
}

std::optional<QString> TreeHands::takeCall(const PastIncident& past, const QString& type)
{
    listenAnew();
    if (!fillCall(past, type))
        return std::nullopt;
    const auto number = opened();
    const QString words = fromStd(past.narrative).left(kHourWordsMax).simplified();
    if (!number || !writeNarrative(words) || !putAway())
        return std::nullopt;
    return number;
}

// --- lists ---

bool TreeHands::downTo(const QString& table, const std::function<bool(const QString&)>& isIt)
{
    key(Qt::Key_Home);
    for (int n = 0; n < kTreeRowsMax; ++n) {
        if (isIt(m_tree.chosenRow(table)))
            return true;
        key(Qt::Key_Down);
    }
    return false;
}

// A row speaks the end of the number; the incident that it shows speaks all of it.
bool TreeHands::chooseIncident(const QString& number)
{
    if (!goTo(Qt::Key_1, Qt::ControlModifier, spoken("Queue")))
        return false;
    static const QRegularExpression itsNumber(QStringLiteral(", incident (\\d+)(,|$)"));
    const auto isIt = [&](const QString& row) {
        const auto match = itsNumber.match(row);
        return match.hasMatch() && number.endsWith(match.captured(1)) &&
               !m_tree.startingWith(QAccessible::StaticText, QStringLiteral("Incident ") + number)
                    .isEmpty();
    };
    return downTo(spoken("Queue"), isIt) ||
           fail(QStringLiteral("the queue does not tell %1, but: %2")
                    .arg(number, m_tree.rows(spoken("Queue")).join(QStringLiteral(" / "))));
}

bool TreeHands::sendByList(const QString& unit, const QString& number)
{
    const QString list = spoken("Who should go");
    const QString begins = unit + QStringLiteral(", ");
    const auto isUnit = [&](const QString& row) { return row.startsWith(begins); };
    const auto isListed = [&] {
        const QStringList rows = m_tree.rows(list);
        return std::any_of(rows.begin(), rows.end(), isUnit);
    };
    if (!chooseIncident(number) ||
        !becomes(isListed, QStringLiteral("not among those who might go: ") + unit) ||
        !goTo(Qt::Key_F4, Qt::NoModifier, list))
        return false;
    if (!downTo(list, isUnit))
        return fail(QStringLiteral("not reached among those who might go: ") + unit);
    listenAnew();
    key(Qt::Key_O);
    QTest::qWait(kTreeTellMs);
    if (m_tree.find(spoken("Why others are sent")))
        key(Qt::Key_1);
    return hears(QStringLiteral("Sent %1").arg(unit));
}

// --- what rings ---

// The button that answers it is there as long as something rings that nobody has.
bool TreeHands::isTold()
{
    const QString told = m_tree.description(spoken("Alarms"));
    listenAnew();
    const bool isHeard = told == m_told || m_heardSince.contains(told);
    m_told = told;
    if (!isHeard)
        fail(QStringLiteral("it rings, and is not told by itself: %1; but: %2")
                 .arg(told, m_heardSince.join(QStringLiteral(" / "))));
    m_heardSince.clear();
    return isHeard;
}

// While the keys are in the list, rows keep their places: what each says counts, not its title.
bool isLateOfNobody(const QString& row)
{
    return row.contains(spoken(", late by ")) && !row.contains(spoken(", somebody has it")) &&
           !row.endsWith(spoken(", over"));
}

QString TreeHands::firstLate() const
{
    const QStringList rows = m_tree.rows(spoken("Late next"));
    const auto first = std::find_if(rows.begin(), rows.end(), isLateOfNobody);
    return first == rows.end() ? QString() : *first;
}

HourLook TreeHands::answerNext()
{
    QTest::qWait(kTreeTellMs);
    if (!m_tree.find(QAccessible::PushButton, spoken("Acknowledge")))
        return HourLook::Calm;
    if (!isTold())
        return HourLook::Wrong;
    if (m_told.startsWith(spoken("Waiting too long"))) { // no unit is free, and somebody knows
        listenAnew();
        key(Qt::Key_F7);
        return hears(spoken("acknowledged")) ? HourLook::Answered : HourLook::Wrong;
    }
    const QString list = spoken("Late next");
    key(Qt::Key_7, Qt::ControlModifier);
    if (m_tree.focused() != list && !goTo(Qt::Key_7, Qt::ControlModifier, list))
        return HourLook::Wrong; // it had it, and gave it away
    QTest::qWait(kTreeListMs);
    if (!becomes([this] { return !firstLate().isEmpty(); },
                 QStringLiteral("what rings is not in the list, but: ") +
                     m_tree.rows(list).join(QStringLiteral(" / "))))
        return HourLook::Wrong;
    static const QRegularExpression late(QStringLiteral("^(.*?), ([^, ]+), late by "));
    const QString first = firstLate();
    const auto match = late.match(first);
    if (!match.hasMatch()) {
        fail(QStringLiteral("a row does not tell what is late and whose: ") + first);
        return HourLook::Wrong;
    }
    const QString what = match.captured(1);
    const QString about = match.captured(2);
    const QString begins = QStringLiteral("%1, %2, ").arg(what, about);
    const auto isIt = [&](const QString& row) {
        return row.startsWith(begins) && isLateOfNobody(row);
    };
    if (!downTo(list, isIt)) {
        fail(QStringLiteral("not reached in the list: ") + first);
        return HourLook::Wrong;
    }
    return answer(what, about) ? HourLook::Answered : HourLook::Wrong;
}

bool TreeHands::answer(const QString& what, const QString& about)
{
    listenAnew();
    if (what == spoken("Call back the lost caller"))
        return callBack(about);
    if (what == spoken("Status check") || what.startsWith(spoken("No answer, ")))
        key(Qt::Key_A);
    else if (what.endsWith(spoken(" waits for a unit")))
        key(Qt::Key_K); // no unit is free for it yet, and somebody knows
    else
        return fail(QStringLiteral("nobody expected: ") + what);
    if (!becomes([this] { return !m_tree.heard().isEmpty(); },
                 QStringLiteral("no answer told: ") + what))
        return false;
    const auto isOver = [&] {
        return !firstLate().startsWith(what + QStringLiteral(", ") + about);
    };
    if (!becomes(isOver, QStringLiteral("it rings on: ") + what))
        return false;
    // Called again, it answers.
    return !what.startsWith(spoken("No answer, ")) || say(QStringLiteral("en ") + about);
}

bool TreeHands::callBack(const QString& about)
{
    key(Qt::Key_A);
    const QString line = QStringLiteral("cb %1 ").arg(about);
    if (m_tree.focused() != spoken("Command line") || m_tree.focusedText() != line)
        return fail(QStringLiteral("no line to call back with, but “%1” in “%2”")
                        .arg(m_tree.focusedText(), m_tree.focused()));
    m_console.type(QStringLiteral("reached it was the phone in a pocket, %1").arg(about));
    key(Qt::Key_Return);
    return hears(QStringLiteral("in a pocket, ") + about);
}

} // namespace

// The same hour as tst_busy_hour, worked by somebody who sees nothing of the window. Through the
// interfaces that a bus hands on; the bus itself is worked in tests/language (tst_screen_reader).
class TestBusyTree final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theBusiestHourIsWorkedThroughTheTreeWithNoTimerMissed();
};

void TestBusyTree::theBusiestHourIsWorkedThroughTheTreeWithNoTimerMissed()
{
    if (!qEnvironmentVariableIsSet("HAVEN_DATA"))
        QSKIP("HAVEN_DATA is not set; the real file is not tried.");
    QElapsedTimer timer;
    timer.start();
    const BusyHour hour = busiestHour();
    QCOMPARE(hour.plan.calls.size(), std::size_t(20));
    TreeHands desk(hour);
    const bool isWorked = desk.work();
    QVERIFY2(isWorked, desk.wrong().c_str());
    const std::string unfinished = desk.unfinished();
    QVERIFY2(unfinished.empty(), unfinished.c_str());
    qInfo("%d timers rang; the hour took %lld ms", desk.rang(),
          static_cast<long long>(timer.elapsed()));
}

HAVEN_TESTS(TestBusyTree)
#include "tst_busy_tree.moc"
