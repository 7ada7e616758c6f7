#include "models/base/kinds.h"
#include "models/dispatch/commands.h"
#include "models/dispatch/event.h"
#include "tests/testkit/test_program.h"

#include <QtTest>

#include <stdexcept>
#include <string>

using namespace haven;

namespace {

struct Word {
    std::string text;
    bool operator==(const Word&) const = default;
};

struct Count {
    int value = 0;
    bool operator==(const Count&) const = default;
};

// Says how many of it live, and cannot be copied when told so.
struct Living {
    Living() { ++s_alive; }
    Living(const Living& other) : isStubborn(other.isStubborn)
    {
        if (isStubborn)
            throw std::runtime_error("not copied");
        ++s_alive;
    }
    Living(Living&& other) noexcept : isStubborn(other.isStubborn) { ++s_alive; }
    Living& operator=(const Living&) = delete;
    ~Living() { --s_alive; }
    bool operator==(const Living&) const = default;

    bool isStubborn = false;
    static inline int s_alive = 0;
};

using Three = Kinds<Word, Count, Living>;

template <class Kind>
Three three(Kind kind)
{
    Three out;
    out.emplace(std::move(kind));
    return out;
}

} // namespace

class tst_Kinds : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void itIsTheFirstKindUntilItIsAnother();
    void copiesAreEqualAndApart();
    void eachValueEndsOnce();
    void aCopyThatFailsLeavesWhatWasThere();
    void aVisitorMeetsTheKindThatItIs();
    void factsAndCommandsKnowTheirKinds();
};

void tst_Kinds::itIsTheFirstKindUntilItIsAnother()
{
    Three one;
    QVERIFY(isKind<Word>(one));
    QCOMPARE(one.index(), 0U);
    one.emplace(Count{7});
    QVERIFY(isKind<Count>(one) && !isKind<Word>(one));
    QCOMPARE(kindIf<Count>(&one)->value, 7);
    QVERIFY(!kindIf<Word>(&one));
    QVERIFY(!kindIf<Word>(static_cast<const Three*>(nullptr)));
    asKind<Count>(one).value = 8;
    QCOMPARE(asKind<Count>(std::as_const(one)).value, 8);
}

void tst_Kinds::copiesAreEqualAndApart()
{
    const Three first = three(Word{"a text that is longer than what fits into the string itself"});
    Three second = first;
    QVERIFY(second == first);
    asKind<Word>(second).text = "other";
    QVERIFY(!(second == first));
    second = first;
    QVERIFY(second == first);
    const Three& same = second;
    second = same;
    QVERIFY(second == first);
    const Three moved = std::move(second);
    QVERIFY(moved == first);
    QVERIFY(!(three(Count{0}) == three(Word{})));
}

void tst_Kinds::eachValueEndsOnce()
{
    QCOMPARE(Living::s_alive, 0);
    {
        Three one = three(Living());
        Three two = one;
        QCOMPARE(Living::s_alive, 2);
        two = three(Count{1});
        QCOMPARE(Living::s_alive, 1);
        two = std::move(one);
        QVERIFY(isKind<Living>(two));
    }
    QCOMPARE(Living::s_alive, 0);
}

void tst_Kinds::aCopyThatFailsLeavesWhatWasThere()
{
    Living living;
    living.isStubborn = true;
    const Three stubborn = three(std::move(living));
    Three kept = three(Word{"kept"});
    QVERIFY_THROWS_EXCEPTION(std::runtime_error, kept = stubborn);
    QCOMPARE(asKind<Word>(kept).text, std::string("kept"));
}

void tst_Kinds::aVisitorMeetsTheKindThatItIs()
{
    const auto index = [](const auto& kind) -> std::size_t {
        return Three::indexOf<std::remove_cvref_t<decltype(kind)>>();
    };
    QCOMPARE(visitKind(index, three(Word{})), 0U);
    QCOMPARE(visitKind(index, three(Count{})), 1U);
    QCOMPARE(visitKind(index, three(Living())), 2U);
    Three one = three(Count{1});
    visitKind(
        [](auto& kind) {
            if constexpr (std::is_same_v<std::remove_cvref_t<decltype(kind)>, Count>)
                kind.value = 2;
        },
        one);
    QCOMPARE(asKind<Count>(one).value, 2);
    QCOMPARE(Three::indexOf<int>(), Three::kCount);
    QVERIFY(!Three::kHas<int>);
}

void tst_Kinds::factsAndCommandsKnowTheirKinds()
{
    NoteAdded note;
    note.text = "two in the yard";
    const Event event = note;
    QVERIFY(isKind<NoteAdded>(event));
    QCOMPARE(kindIf<NoteAdded>(&event)->text, note.text);
    const Event copy = event;
    QVERIFY(copy == event);
    const Command command = SignOff{};
    QVERIFY(isKind<SignOff>(command) && !kindIf<SignOn>(&command));
    QCOMPARE(Event().index(), AnyFact::indexOf<StationCreated>());
}

HAVEN_TESTS(tst_Kinds)
#include "tst_kinds.moc"
