#include "tests/crisis/cue_fixture.h"
#include "tests/testkit/test_program.h"

#include <QtTest>

using namespace haven;
using namespace haven::test;

// What a note says of a weapon, whatever stands around it.
class TestWeaponNotes : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    // Pasted from a message: without width, with accents apart, wide, as a picture, beside a sign.
    void whatIsPastedHidesNoWeapon()
    {
        const std::vector<const char*> notes{
            "he has a kn\xE2\x80\x8Bife", // zero-width space
            "he has a kni\xC2\xAD"
            "fe",                                            // soft hyphen
            "tiene un cuchi\xCC\x81llo",                     // combining accent
            "he has a \xEF\xBD\x87\xEF\xBD\x95\xEF\xBD\x8E", // gun, wide letters
            "\xEF\xBB\xBFgun",                               // byte order mark
            "he is here \xF0\x9F\x94\xAA help",              // knife
            "\xF0\x9F\x94\xAB\xEF\xB8\x8F",                  // pistol, with its variant
            "gun\xF0\x9F\x98\xB1",                           // a face behind it
            "\xE3\x85\x8Bknife",                             // another script before it
            "room 3\xE2\x86\x92knife",                       // an arrow
        };
        for (const char* note : notes) {
            const std::string given = weaponOf(note);
            QVERIFY2(!given.empty() && given != "none", note);
        }
        for (const char* note : {"\xF0\x9F\x98\xB1", "caf\xC3\xA9", "\xE2\x80\x8B", "\xF0\x9F",
                                 "\xE3\x85", "ni\xCC\x83o"})
            QVERIFY2(weaponOf(note).empty(), note);
        // What was read is named where it stands.
        const Advice advice = advise(shippedCues(), "has a \xF0\x9F\x94\xAA");
        QVERIFY(!advice.facts.empty() && !advice.facts[0].spans.empty());
    }

    void anotherThingByThatNameIsListedAsNotCounted()
    {
        const Advice advice = advise(shippedCues(), "holding a glue gun and a knife");
        QCOMPARE(advice.suppressed.size(), std::size_t{1});
        QCOMPARE(advice.suppressed[0].text, std::string("gun"));
        QCOMPARE(advice.suppressed[0].why, std::string("another thing by that name"));
        QCOMPARE(weaponOf("holding a glue gun and a knife"), std::string("in_hand"));
    }

    // A sign that says "no weapons seen" trains people to overlook the sign; and it is no "none":
    // who looked may not have seen one. The question stays unasked.
    void thatNobodySawOneIsNoSignAndNoAnswer()
    {
        const Advice advice = advise(shippedCues(), "no weapons seen");
        QVERIFY(advice.facts.empty());
        QVERIFY(!advice.suppressed.empty());
        for (const auto& span : advice.suppressed)
            QCOMPARE(span.why, std::string("nobody saw one"));
    }

    // The board has room for the first words: those of the one that was seen.
    void whatWasSeenIsQuotedBeforeWhatWasNot()
    {
        for (const char* note : {"no gun seen, knife seen", "knife seen, no gun seen"}) {
            for (const SuggestedFact& fact : advise(shippedCues(), note).facts) {
                if (fact.fact == Fact::Weapon)
                    QCOMPARE(fact.spans.at(0).text, std::string("knife"));
            }
        }
    }

    void notKnownWhetherThereIsOneShowsItsWords()
    {
        const Advice advice = advise(shippedCues(), "unk if he has a firearm");
        QCOMPARE(advice.facts.size(), std::size_t{2}); // and that a third party calls
        QVERIFY(advice.facts[0].fact == Fact::Weapon);
        QVERIFY(!advice.facts[0].spans.empty());
        QVERIFY(advice.suppressed.empty());
    }
};

HAVEN_TESTS(TestWeaponNotes)
#include "tst_weapon_notes.moc"
