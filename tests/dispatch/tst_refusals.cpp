#include "models/base/refusal.h"
#include "models/base/text.h"
#include "models/dispatch/role_table.h"
#include "tests/testkit/test_program.h"

#include <QtTest>

using namespace haven;

namespace {

std::vector<RefusalCode> everyRefusal()
{
    std::vector<RefusalCode> all;
    for (int n = 0;; ++n) {
        const auto code = static_cast<RefusalCode>(n);
        if (refusalName(code) == "Unknown")
            return all;
        all.push_back(code);
    }
}

// "One. Two: %1." has two; the point of an example or a number ends none.
std::vector<std::string> sentencesOf(std::string_view text)
{
    std::vector<std::string> sentences(1);
    for (std::size_t n = 0; n < text.size(); ++n) {
        const bool isEnd = text[n] == '.' && n + 1 < text.size() && text[n + 1] == ' ';
        sentences.back() += text[n];
        if (isEnd)
            sentences.emplace_back();
    }
    return sentences;
}

} // namespace

class TestRefusals final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    // What happened, what is safe, what to do next.
    void everyRefusalSaysWhatToDoNext()
    {
        QVERIFY(everyRefusal().size() > 250);
        for (const RefusalCode code : everyRefusal()) {
            const std::string name(refusalName(code));
            const auto sentences = sentencesOf(refusalTemplate(code));
            QVERIFY2(sentences.size() > 1, name.c_str());
            const std::string last(trimmed(sentences.back()));
            const bool isOnlySafe =
                last.rfind("Nothing ", 0) == 0 || last.rfind("It is not", 0) == 0;
            QVERIFY2(!isOnlySafe || last.find("nothing needs to be done") != std::string::npos,
                     name.c_str());
        }
    }

    void noRefusalSpeaksOfWhatThingsAreCalledInside()
    {
        for (const RefusalCode code : everyRefusal()) {
            const std::string text(refusalTemplate(code));
            QVERIFY2(text.find('_') == std::string::npos, text.c_str());
            for (const auto& rule : roleTable()) {
                const bool isOneWord = rule.verb == "Undo"; // that is what the key says, too
                QVERIFY2(isOneWord || text.find(rule.verb) == std::string::npos, text.c_str());
            }
        }
    }

    void aDeedIsWordsForPeople()
    {
        for (const auto& rule : roleTable()) {
            const Refusal refusal{RefusalCode::RoleMissing, {std::string(rule.verb), "Supervisor"}};
            QVERIFY2(refusalArgument(refusal, 0) != rule.verb, std::string(rule.verb).c_str());
            QCOMPARE(refusalArgument(refusal, 1), std::string("Supervisor"));
        }
        // Elsewhere an argument is told as it is.
        QCOMPARE(refusalArgument({RefusalCode::NameMissing, {"SignOn"}}, 0), std::string("SignOn"));
    }

    void signsThatTurnTheOrderOfALineAreSeen()
    {
        QCOMPARE(withDirectionsShown("a\xE2\x80\xAE"
                                     "b\xD8\x9C"
                                     "c\xE2\x81\xA9"),
                 std::string("a\xEF\xBF\xBD"
                             "b\xEF\xBF\xBD"
                             "c\xEF\xBF\xBD"));
        QCOMPARE(withDirectionsEscaped("a\xE2\x80\xAE"
                                       "b\xD8\x9C"
                                       "c\xE2\x81\xA9"),
                 std::string("a\\u202eb\\u061cc\\u2069"));
        // Quotes, dashes and letters of every script are not touched.
        const std::string plain = "“don’t” – señor, \xD8\xB3\xD9\x84\xD8\xA7\xD9\x85";
        QCOMPARE(withDirectionsShown(plain), plain);
        QCOMPARE(withDirectionsEscaped(plain), plain);
    }
};

HAVEN_TESTS(TestRefusals)
#include "tst_refusals.moc"
