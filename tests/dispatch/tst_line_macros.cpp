#include "models/dispatch/command_line.h"
#include "models/dispatch/line_macros.h"
#include "tests/testkit/test_program.h"

#include <QTest>

using namespace haven;
using namespace haven::test;

namespace {

MacroBook macrosOf(const std::vector<std::string>& definitions)
{
    MacroBook macros;
    for (const auto& one : definitions) {
        auto changed = withMacro(macros, macroWishOf("macro " + one).value());
        if (changed)
            macros = *std::move(changed);
    }
    return macros;
}

std::string refusedAs(const Result<LineScript>& script)
{
    return script ? "read" : std::string(refusalName(script.refusal().code));
}

} // namespace

// A person's own short words.
class LineMacrosTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aMacroStandsForItsLines()
    {
        const MacroBook macros =
            macrosOf({"go = d $1 $2; en $1", "w = new WELFARE @\"$1 Elm\" ! $*"});
        const auto go = scriptOf("GO 3A12 0001", macros);
        QVERIFY(go.isOk());
        QCOMPARE(go->macro, std::string("go"));
        QCOMPARE(go->lines, (std::vector<std::string>{"d 3A12 0001", "en 3A12"}));
        QCOMPARE(scriptOf("w 12 he said $1; so", macros)->lines,
                 (std::vector<std::string>{"new WELFARE @\"12 Elm\" ! he said $1; so"}));
        QCOMPARE(scriptOf("w 12", macros)->lines,
                 (std::vector<std::string>{"new WELFARE @\"12 Elm\" !"}));
        // Any other line is itself.
        QCOMPARE(scriptOf("d 3A12 0001", macros)->lines, (std::vector<std::string>{"d 3A12 0001"}));
        QVERIFY(scriptOf("d 3A12 0001", macros)->macro.empty());
        QCOMPARE(refusedAs(scriptOf("go 3A12", macros)), std::string("MacroArgumentMissing"));
        QCOMPARE(refusedAs(scriptOf("go 3A12 0001 now", macros)), std::string("MacroWordLeft"));
    }

    void aMacroNeverShadowsAVerb()
    {
        for (const VerbHelp& verb : verbTable()) {
            for (const std::string_view name : {verb.name, verb.longName}) {
                const auto made = withMacro({}, {std::string(name), {"who"}});
                QVERIFY(!made.isOk());
                QCOMPARE(made.refusal().code, RefusalCode::MacroShadows);
            }
        }
        // One that was kept before the verb was shipped does nothing.
        QVERIFY(scriptOf("d 3A12 0001", {{"d", {"undo"}}})->macro.empty());
    }

    void whatCannotBeAMacroSaysWhy()
    {
        const auto refusedWith = [](const MacroWish& wish) {
            const auto made = withMacro({}, wish);
            return made ? std::string("made") : std::string(refusalName(made.refusal().code));
        };
        QCOMPARE(refusedWith({"3go", {"en $1"}}), std::string("MacroNameBad"));
        QCOMPARE(refusedWith({std::string(kMacroNameMax, 'g'), {"en $1"}}), std::string("made"));
        QCOMPARE(refusedWith({std::string(kMacroNameMax + 1, 'g'), {"en $1"}}),
                 std::string("MacroNameBad"));
        QCOMPARE(refusedWith({"go", {"away-with-it $1"}}), std::string("MacroLineBad"));
        QCOMPARE(refusedWith({"go", {"cn 0001 sealed words"}}), std::string("MacroLineBad"));
        QCOMPARE(refusedWith({"go", {"go $1"}}), std::string("MacroLineBad"));
        QCOMPARE(refusedWith({"go", std::vector<std::string>(kMacroLinesMax, "chk")}),
                 std::string("made"));
        QCOMPARE(refusedWith({"go", std::vector<std::string>(kMacroLinesMax + 1, "chk")}),
                 std::string("MacroTooMany"));
        QCOMPARE(refusedWith({"go", {}}), std::string("MacroUnknown"));
        MacroBook full;
        for (std::size_t n = 0; n < kMacrosMax; ++n)
            full = withMacro(full, {"m" + std::to_string(n), {"chk"}}).value();
        QVERIFY(!withMacro(full, {"more", {"chk"}}).isOk());
        QVERIFY(withMacro(full, {"m0", {"chk $1"}}).isOk());
    }

    void theVerbMacroSaysWhatItWants()
    {
        QVERIFY(macroWishOf("macro")->name.empty());
        QVERIFY(*macroWishOf("macro Go = d $1 $2; en $1") ==
                (MacroWish{"go", {"d $1 $2", "en $1"}}));
        QVERIFY(*macroWishOf("macro go -") == (MacroWish{"go", {}}));
        QVERIFY(!macroWishOf("macro go d $1").isOk());
        QVERIFY(!macroWishOf("macro go =").isOk());
        QCOMPARE(macroText(macroLines("d $1 $2 ;en\n  ; ;cl $1;")),
                 std::string("d $1 $2 ;en; ;cl $1"));
    }
};

HAVEN_TESTS(LineMacrosTest)
#include "tst_line_macros.moc"
