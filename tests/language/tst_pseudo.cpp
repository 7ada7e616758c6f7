#include "tests/language/poses.h"
#include "tests/language/pseudo_language.h"
#include "tests/language/shown_texts.h"
#include "tests/testkit/test_program.h"
#include "tests/testkit/ui/access_check.h"

#include <QRegularExpression>
#include <QSet>
#include <QtTest>

// The whole console in a language that nobody speaks: what is not marked was never given to a
// translator, and what is cut off has no room for a language that is longer.
using namespace haven;
using namespace haven::test;
using namespace haven::ui;

namespace {

// What stands outside of all marks.
QString unmarked(const QString& text)
{
    QString out;
    int depth = 0;
    for (const QChar letter : text) {
        if (letter == u'⟦')
            ++depth;
        else if (letter == u'⟧')
            --depth;
        else if (depth == 0)
            out += letter;
    }
    return out;
}

// Data, and what stays English by decision 0016: names, codes, places, the record, help, protocols
// and the directory. Each by where it stands or by what it is.
bool isData(const ShownText& shown)
{
    static const QRegularExpression places(QStringLiteral(
        "(Town|town|protocol|helpList|helpText|shiftLog|logView|directoryCard|directoryName|"
        "directoryNumber|directoryList|intakeSpanish|intakeEnglish|language|imeline|esponse)"));
    static const QRegularExpression words(
        QStringLiteral("12 Oak Ave|Nutmeg|Test |Position \\d|Haven|WELFARE|sleeps|havenctl|"
                       "Officer of|pulse:|espeak|^[a-z.]+$"));
    return places.match(shown.place).hasMatch() || words.match(shown.text).hasMatch();
}

bool isUntranslated(const ShownText& shown)
{
    static const QRegularExpression word(QStringLiteral("[a-z]{3}"));
    return !shown.text.contains(u'⟦') && word.match(unmarked(shown.text)).hasMatch() &&
           !isData(shown);
}

} // namespace

class tst_Pseudo final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QCoreApplication::installTranslator(&m_language); }
    void cleanup() { QCoreApplication::removeTranslator(&m_language); }

    void theMarksKeepPlacesAsTheyAre();
    void everyTextOfEveryPoseIsTranslated();
    void nothingIsCutOnASmallScreenInALongLanguage();

private:
    PseudoLanguage m_language;
};

void tst_Pseudo::theMarksKeepPlacesAsTheyAre()
{
    QCOMPARE(pseudo(QStringLiteral("Send %1 to %L2, %n left")).count(QStringLiteral("%1")), 1);
    QVERIFY(pseudo(QStringLiteral("Send %1 to %L2, %n left")).contains(QStringLiteral("%L2")));
    QVERIFY(pseudo(QStringLiteral("Send %1 to %L2, %n left")).contains(QStringLiteral("%n")));
    QCOMPARE(unmarked(QStringLiteral("a ") + pseudo(QStringLiteral("Send"))), QStringLiteral("a "));
    QVERIFY(isUntranslated({QStringLiteral("label x"), QStringLiteral("Send it")}));
    QVERIFY(!isUntranslated({QStringLiteral("label x"), pseudo(QStringLiteral("Send it"))}));
    QVERIFY(!isUntranslated({QStringLiteral("label x"), QStringLiteral("3A12")}));
}

void tst_Pseudo::everyTextOfEveryPoseIsTranslated()
{
    Console console;
    fillBoard(console);
    QSet<QString> findings;
    int seen = 0;
    walkPoses(console, [&](const QString& pose) {
        for (const ShownText& shown : shownTexts(console.window())) {
            ++seen;
            if (isUntranslated(shown))
                findings.insert(QStringLiteral("%1: %2: %3").arg(pose, shown.place, shown.text));
        }
    });
    QVERIFY2(seen > 1000, "the poses show nothing");
    QStringList told(findings.begin(), findings.end());
    told.sort();
    QVERIFY2(told.isEmpty(), qPrintable(told.join(u'\n')));
}

void tst_Pseudo::nothingIsCutOnASmallScreenInALongLanguage()
{
    Console console(QSize(1366, 768));
    fillBoard(console);
    QStringList told;
    walkPoses(console, [&](const QString& pose) {
        // Labels that wrap have their height a few turns later, and more on a busy machine.
        const auto isWhole = [&] { return testkit::clippingFindings(console.window()).empty(); };
        static_cast<void>(QTest::qWaitFor(isWhole, 1000));
        for (const auto& finding : testkit::clippingFindings(console.window()))
            told << QStringLiteral("%1: %2 %3").arg(pose, finding.widget, finding.problem);
    });
    told.removeDuplicates();
    QVERIFY2(told.isEmpty(), qPrintable(told.join(u'\n')));
}

HAVEN_TESTS(tst_Pseudo)
#include "tst_pseudo.moc"
