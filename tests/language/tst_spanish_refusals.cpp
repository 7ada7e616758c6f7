#include "app/settings/translations.h"
#include "models/dispatch/line_advice.h"
#include "tests/testkit/dispatch_fixture.h"
#include "tests/testkit/test_program.h"
#include "ui/widgets/core_text.h"
#include "ui/widgets/desk_asker.h"

#include <QtTest>

// A refusal is one sentence to whoever reads it: what the core puts into it is in their language,
// what somebody typed stays as it is.
using namespace haven;
using namespace haven::test;
using namespace haven::ui;

namespace {

QString saidInSpanish(const Refusal& refusal)
{
    Translations translations;
    translations.use("es");
    const QString said = refusalText(refusal);
    translations.use("en");
    return said;
}

} // namespace

class tst_SpanishRefusals final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whoMayDoItIsNamed()
    {
        const QString said = saidInSpanish(
            refuse(RefusalCode::RoleMissing, "DispatchUnits", "Dispatcher or Supervisor"));
        QVERIFY2(said.contains(QStringLiteral("Despachador o Supervisor")), qPrintable(said));
    }

    void whatIsSoAlreadyIsNamed()
    {
        const QString said = saidInSpanish(
            refuse(RefusalCode::NothingToChange, "The priority of incident 26-000041"));
        QVERIFY2(said.startsWith(QStringLiteral("La prioridad del incidente 26-000041 ")),
                 qPrintable(said));
    }

    void theTextOfAStepStaysAsItIs()
    {
        const QString said = saidInSpanish(refuse(RefusalCode::NothingToChange, "“He is at home”"));
        QVERIFY2(said.startsWith(QStringLiteral("“He is at home” ")), qPrintable(said));
    }

    void whatACodeMayHaveMeant()
    {
        const DispatchRoom room;
        const std::string near = typeAdvice(room.knowledge().codes, "welfar");
        const QString meant = saidInSpanish(refuse(RefusalCode::TypeUnknown, "welfar", near));
        QVERIFY2(meant.contains(QStringLiteral("¿Quiso decir WELFARE (")), qPrintable(meant));
        QVERIFY2(!meant.contains(QStringLiteral("Welfare check")), qPrintable(meant));
        const std::string none = typeAdvice(room.knowledge().codes, "zzzz");
        const QString other = saidInSpanish(refuse(RefusalCode::TypeUnknown, "zzzz", none));
        QVERIFY2(other.contains(QStringLiteral("Escriba un código")), qPrintable(other));
    }

    void whatCorrectsAnActIsSaidWithItsLine()
    {
        const QString said =
            saidInSpanish(refuse(RefusalCode::UndoImpossible, "Watch 3", "end it: unwatch 3 WHY"));
        QVERIFY2(said.contains(QStringLiteral("termínelo: unwatch 3 WHY")), qPrintable(said));
    }

    void whatAnApprovalLeavesOpenIsNamed()
    {
        const QString said = saidInSpanish(refuse(RefusalCode::ApprovalIncomplete, "Overdose",
                                                  "the number of the license, the agency"));
        QVERIFY2(said.contains(QStringLiteral("el número de la licencia, la agencia")),
                 qPrintable(said));
    }

    void whyAYesIsHeldAtPossible()
    {
        Translations translations;
        translations.use("es");
        const QString said = coreText("Flagged for: pills taken. The other words speak for no "
                                      "more than a possible.");
        translations.use("en");
        QVERIFY2(!said.contains(QStringLiteral("pills taken")) &&
                     !said.contains(QStringLiteral("other words")),
                 qPrintable(said));
    }

    // Behind a caution may stand what reads like the next sentence of the core.
    void aCautionIsToldWithItsWordsAsTyped()
    {
        Translations translations;
        translations.use("es");
        const QString said = coreText("New incident; caution here: weapon, rifle; 3A12 on scene");
        const QString message = coreText("Message 3 to every desk: unconscious");
        translations.use("en");
        QVERIFY2(said.endsWith(QStringLiteral("advertencia aquí: weapon, rifle; 3A12 on scene")),
                 qPrintable(said));
        QCOMPARE(message, QStringLiteral("Mensaje 3 a todos los puestos: unconscious"));
    }

    // Somebody typed "%1": it is no place for another argument.
    void aSignSomebodyTypedStays()
    {
        const QString said = refusalText(refuse(RefusalCode::CareTimeBad, "arrived", "%1"));
        QVERIFY2(said.startsWith(QStringLiteral("“%1” is no time at which “arrived” ")),
                 qPrintable(said));
    }
};

HAVEN_TESTS(tst_SpanishRefusals)
#include "tst_spanish_refusals.moc"
