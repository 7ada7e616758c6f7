#include "models/items/help_pages.h"

#include "models/dispatch/command_line.h"
#include "tests/testkit/dispatch_fixture.h"
#include "tests/testkit/test_program.h"

#include <algorithm>
#include <QElapsedTimer>
#include <QtTest>
#include <set>

// The help is made from the tables the program works with, and is found quickly.
using namespace haven;
using namespace haven::test;

namespace {

HelpIndex helpIndex()
{
    static const Knowledge knowledge = shippedKnowledge();
    return HelpIndex(helpPages(KeyMap(shippedActions()), knowledge));
}

} // namespace

class TestHelpPages final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theTextsNameOnlyWhatThereIs()
    {
        const auto faults = helpFaults(KeyMap(shippedActions()));
        QVERIFY2(faults.empty(), faults.empty() ? "" : faults.front().c_str());
        const HelpIndex index = helpIndex();
        for (const HelpPage& page : index.pages()) {
            QVERIFY2(!page.title.empty() && !page.lines.empty(), page.id.c_str());
            for (const HelpLine& line : page.lines)
                QVERIFY2(line.text.find('{') == std::string::npos, line.text.c_str());
        }
    }

    void everyPanelHasItsTopic()
    {
        const HelpIndex index = helpIndex();
        const auto table = shippedActions();
        std::set<std::string> told;
        for (const HelpPage& page : index.pages())
            told.insert(page.areas.begin(), page.areas.end());
        for (const ActionArea& area : table->areas)
            QVERIFY2(told.count(area.id) > 0, area.id.c_str());
        QCOMPARE(index.pages()[static_cast<std::size_t>(index.pageForArea(*table, "queue"))].id,
                 std::string("queue"));
        // One without words of its own has those of what is around it.
        QVERIFY(index.pageForArea(*table, "help") >= 0);
    }

    void everyVerbKeyCodeAndProtocolIsInIt()
    {
        const HelpIndex index = helpIndex();
        const Knowledge knowledge = shippedKnowledge();
        const auto has = [&](const std::string& term) {
            return std::any_of(index.pages().begin(), index.pages().end(), [&](const auto& page) {
                return std::any_of(page.lines.begin(), page.lines.end(), [&](const auto& line) {
                    return line.term.substr(0, term.size()) == term ||
                           line.text.find(term) != std::string::npos;
                });
            });
        };
        for (const VerbHelp& verb : verbTable())
            QVERIFY2(has(std::string(verb.sentence)), std::string(verb.name).c_str());
        for (const auto& action : shippedActions()->actions)
            QVERIFY2(has(action.name), action.name.c_str());
        for (const auto& type : knowledge.codes.types)
            QVERIFY2(has(type.code.value), type.code.value.c_str());
        for (const auto& [id, on] : knowledge.protocols)
            QVERIFY2(has(on.protocol.title), id.value.c_str());
        QVERIFY(has("is:reconstructed"));
        QVERIFY(has("Queue: "));
    }

    void aChosenKeyIsTheOneThatIsTold()
    {
        KeyChoice choice;
        choice.version = shippedActions()->version;
        choice.keys["newCall"] = {"Ctrl+Shift+J"};
        const Knowledge knowledge = shippedKnowledge();
        const HelpIndex index(helpPages(KeyMap(shippedActions(), choice), knowledge));
        QVERIFY(helpText(index.pages()[0]).find("Ctrl+Shift+J") != std::string::npos);
    }

    void fewLettersFindIt()
    {
        const HelpIndex index = helpIndex();
        const auto first = [&](std::string_view typed) {
            const auto hits = index.find(typed);
            return hits.empty() ? std::string() : index.pages()[hits.front().page].id;
        };
        QCOMPARE(first("power"), std::string("paper"));
        QCOMPARE(first("changed version"), std::string("changes"));
        QVERIFY(index.find("emerg").size() > 1);
        QVERIFY(index.find("qqqzzz").empty());
        QCOMPARE(index.find("").size(), index.pages().size());
        QCOMPARE(index.pageFor("PAPER"), index.pageFor("paper"));
        QCOMPARE(index.pageFor("nothing of that name"), -1);
    }

    void anAnswerTakesUnderTenMilliseconds()
    {
        const HelpIndex index = helpIndex();
        qint64 slowest = 0;
        for (const char* typed : {"e", "un", "send", "clinician level", "paper 17", "zzzz"}) {
            QElapsedTimer timer;
            timer.start();
            static_cast<void>(index.find(typed));
            slowest = std::max(slowest, timer.nsecsElapsed());
        }
        QVERIFY2(slowest < 10'000'000, qPrintable(QString::number(slowest)));
    }
};

HAVEN_TESTS(TestHelpPages)
#include "tst_help_pages.moc"
