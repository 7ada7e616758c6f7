#include "tests/language/pseudo_language.h"
#include "tests/language/shown_texts.h"
#include "tests/testkit/test_program.h"
#include "tests/testkit/ui/access_check.h"
#include "tests/ui/console_scene.h"

#include <QRegularExpression>
#include <QSet>
#include <QtTest>

// The whole console in a language that nobody speaks: what is not marked was never given to a
// translator, and what is cut off has no room for a language that is longer.
using namespace haven;
using namespace haven::test;
using namespace haven::ui;

namespace {

struct Pose {
    const char* name;
    Qt::Key key;
    Qt::KeyboardModifiers modifiers;
};

// Each is reached from the one before it, as a person would go through the console.
constexpr Qt::KeyboardModifiers kNone = Qt::NoModifier;
const Pose kPoses[] = {
    {"desk", Qt::Key_F9, kNone},
    {"incident", Qt::Key_4, Qt::ControlModifier},
    {"who should go", Qt::Key_F4, kNone},
    {"call", Qt::Key_F2, kNone},
    {"place", Qt::Key_F3, kNone},
    {"checklist", Qt::Key_F8, kNone},
    {"timers", Qt::Key_7, Qt::ControlModifier},
    {"feeds", Qt::Key_6, Qt::ControlModifier},
    {"paper card", Qt::Key_E, Qt::ControlModifier | Qt::ShiftModifier},
    {"keys", Qt::Key_F1, kNone},
    {"crisis", Qt::Key_F10, kNone},
    {"care", Qt::Key_K, Qt::AltModifier},
    {"log", Qt::Key_F11, kNone},
    {"admin", Qt::Key_F12, kNone},
    {"paper", Qt::Key_O, Qt::AltModifier},
};

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
        "directoryNumber|directoryList|intakeSpanish|intakeEnglish|language)"));
    static const QRegularExpression words(
        QStringLiteral("12 Oak Ave|Nutmeg|Test |Position \\d|Haven|WELFARE|sleeps|havenctl|"
                       "pulse:|espeak|^[a-z.]+$"));
    return places.match(shown.place).hasMatch() || words.match(shown.text).hasMatch();
}

bool isUntranslated(const ShownText& shown)
{
    static const QRegularExpression word(QStringLiteral("[a-z]{3}"));
    return !shown.text.contains(u'⟦') && word.match(unmarked(shown.text)).hasMatch() &&
           !isData(shown);
}

// What a model's row is made of may wait for the next turn.
void settle()
{
    QTest::qWait(30);
}

void fill(Console& console)
{
    console.enter(QStringLiteral("new WELFARE @\"12 Oak Ave\" ! sleeps in the car"));
    console.enter(QStringLiteral("d 3A12 ."));
    console.enter(QStringLiteral("clin ."));
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
    fill(console);
    QSet<QString> findings;
    int seen = 0;
    for (const Pose& pose : kPoses) {
        console.key(pose.key, pose.modifiers);
        settle();
        for (const ShownText& shown : shownTexts(console.window())) {
            ++seen;
            if (isUntranslated(shown))
                findings.insert(QStringLiteral("%1: %2: %3")
                                    .arg(QLatin1String(pose.name), shown.place, shown.text));
        }
    }
    QVERIFY2(seen > 1000, "the poses show nothing");
    QStringList told(findings.begin(), findings.end());
    told.sort();
    QVERIFY2(told.isEmpty(), qPrintable(told.join(u'\n')));
}

void tst_Pseudo::nothingIsCutOnASmallScreenInALongLanguage()
{
    Console console(QSize(1366, 768));
    fill(console);
    QStringList told;
    for (const Pose& pose : kPoses) {
        console.key(pose.key, pose.modifiers);
        settle();
        for (const auto& finding : testkit::clippingFindings(console.window()))
            told << QStringLiteral("%1: %2 %3")
                        .arg(QLatin1String(pose.name), finding.widget, finding.problem);
    }
    told.removeDuplicates();
    QVERIFY2(told.isEmpty(), qPrintable(told.join(u'\n')));
}

HAVEN_TESTS(tst_Pseudo)
#include "tst_pseudo.moc"
