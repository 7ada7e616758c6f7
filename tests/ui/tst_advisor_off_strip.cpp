// A queue without a mark reads as one without a weapon: the window says where nothing is read.
#include "models/dispatch/flag_context.h"
#include "tests/testkit/test_program.h"
#include "tests/ui/console_scene.h"
#include "ui/shell/status_strip.h"

using namespace haven;
using namespace haven::test;

class tst_AdvisorOffStrip final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theStripSaysThatTheAdvisorIsOff()
    {
        Console console;
        const auto said = [&console] {
            auto* strip = console.named<ui::StatusStrip>("statusStrip");
            strip->refresh();
            return strip->accessibleDescription();
        };
        QVERIFY(!said().contains(QStringLiteral("Advisor off")));
        console.desk.room().record(SettingChanged{kAdvisorSetting, "", kAdvisorOff});
        console.desk.sync();
        QVERIFY2(said().contains(QStringLiteral("Advisor off")), qPrintable(said()));
    }
};

HAVEN_TESTS(tst_AdvisorOffStrip)
#include "tst_advisor_off_strip.moc"
