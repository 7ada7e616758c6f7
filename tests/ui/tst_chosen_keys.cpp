#include "models/base/refusal.h"
#include "tests/testkit/test_program.h"
#include "tests/ui/console_scene.h"
#include "ui/intake/hint_list.h"

#include <algorithm>
#include <QRegularExpression>
#include <QtTest>

// Keys are a person's own: no sentence names one that may have been chosen away.
using namespace haven;
using namespace haven::test;
using namespace haven::ui;

namespace {

bool namesAKey(std::string_view words)
{
    static const QRegularExpression key(QStringLiteral("\\bF(1[0-2]|[1-9])\\b|Ctrl\\+|Alt\\+"));
    return key.match(QString::fromUtf8(words.data(), static_cast<qsizetype>(words.size())))
        .hasMatch();
}

} // namespace

class tst_ChosenKeys : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void noRefusalNamesAKey()
    {
        QStringList naming;
        for (int n = 0; refusalName(static_cast<RefusalCode>(n)) != "Unknown"; ++n) {
            const auto text = refusalTemplate(static_cast<RefusalCode>(n));
            if (namesAKey(text))
                naming << QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
        }
        QVERIFY2(naming.isEmpty(), qPrintable(naming.join(u'\n')));
    }

    // "log" is no verb here, and where it is done is told with the key that counts.
    void whereAVerbIsDoneElsewhereNamesTheChosenKey()
    {
        Console console;
        Preferences own = console.preferences().current();
        own.keys.keys["placeLog"] = {"Ctrl+Shift+J"};
        console.preferences().choose(own);
        const QString said = console.enter(QStringLiteral("log"));
        QVERIFY2(said.contains(QStringLiteral("Ctrl+Shift+J")), qPrintable(said));
        QVERIFY2(!said.contains(QStringLiteral("F11")), qPrintable(said));
    }

    // "Location not found" says how the place is taken as it stands, by the key that does it here.
    void aPlaceThatIsNotFoundNamesTheChosenKey()
    {
        Console console;
        Preferences own = console.preferences().current();
        own.keys.keys["intakeSave"] = {"Ctrl+Shift+J"};
        console.preferences().choose(own);
        console.key(Qt::Key_F2);
        console.named<QLineEdit>("intakeLocation")->setFocus();
        console.type(QStringLiteral("zzqx quarry hut"));
        console.key(Qt::Key_Tab);
        const auto* hints = console.named<HintList>("intakeHints");
        const auto said = [hints](const QString& note) {
            const auto& all = hints->hints();
            return std::any_of(all.begin(), all.end(),
                               [&note](const Hint& one) { return one.note == note; });
        };
        console.type(QStringLiteral("NOISE"));
        console.key(Qt::Key_Tab);
        QTRY_VERIFY(said(QStringLiteral("Ctrl+Shift+J: as typed")));
    }
};

HAVEN_TESTS(tst_ChosenKeys)
#include "tst_chosen_keys.moc"
