#include "app/session/protected_names.h"
#include "tests/testkit/test_program.h"

#include <QtTest>

// An everyday name by what stands around it: an age, a letter or a number behind it tells of a
// person, a day of a month, a coat or a rifle does not.
using namespace haven;

class TestNamesBeforeAges final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatFollowsTellsANameFromAWord_data();
    void whatFollowsTellsANameFromAWord();
};

void TestNamesBeforeAges::whatFollowsTellsANameFromAWord_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("told");
    const auto row = [](const char* name, const char* text, const char* told) {
        QTest::newRow(text) << QString::fromUtf8(name) << QString::fromUtf8(text)
                            << QString::fromUtf8(told);
    };
    row("April May", "April 14 yrs old", "# 14 yrs old");
    row("April May", "April, 14, red coat", "#, 14, red coat");
    row("April May", "JUV MAY 14 F", "JUV # 14 F");
    row("April May", "MAY 14/F", "# 14/F");
    row("April May", "May 14yo", "# 14yo");
    row("April May", "April 2035550199", "# 2035550199");
    row("April May", "April 34", "# 34");
    row("April May", "missing since April 14 at noon", "missing since April 14 at noon");
    row("April May", "HE MAY HAVE A GUN SINCE MAY 5TH", "HE MAY HAVE A GUN SINCE MAY 5TH");
    row("Dawn Brown", "Brown, 34, bleeding", "#, 34, bleeding");
    row("Dawn Brown", "BROWN F/34", "# F/34");
    row("Dawn Brown", "Brown adult female", "# adult female");
    row("Dawn Brown", "BROWN HURT", "# HURT");
    row("Dawn Brown", "BROWN COAT, BROWN SEDAN", "BROWN COAT, BROWN SEDAN");
    row("Hunter Long", "HUNTER 16 M", "# 16 M");
    row("Hunter Long", "VICTIM LONG 16 M", "VICTIM # 16 M");
    row("Hunter Long", "VICTIM LONG GUN, LONG RIFLE", "VICTIM LONG GUN, LONG RIFLE");
    row("May White", "WHITE MALE, WHITE SUV", "WHITE MALE, WHITE SUV");
    row("May White", "VICTIM WHITE FEMALE", "VICTIM # FEMALE");
    row("May White", "White, coat torn", "#, coat torn");
    row("Rose Early", "MALE EARLY 20S", "MALE EARLY 20S");
    row("Rose Early", "EARLY 30 F", "# 30 F");
    row("Will Grant", "WILL 34 M", "# 34 M");
    row("Will Grant", "VICTIM WILL CALL BACK", "VICTIM WILL CALL BACK");
    // With an s behind it, of somebody's or of several.
    row("Rose Grant", "Grants mother comes", "# mother comes");
    row("Rose Grant", "GRANTS MOTHER COMES", "# MOTHER COMES");
    row("Rose Grant", "he grants entry", "he grants entry");
    row("Rose Grant", "seen at Grants Ln", "seen at Grants Ln");
}

void TestNamesBeforeAges::whatFollowsTellsANameFromAWord()
{
    QFETCH(QString, name);
    QFETCH(QString, text);
    QFETCH(QString, told);
    ProtectedNames names;
    names.add(name.toStdString(), FieldClass::Victim);
    told.replace(u'#', QString::fromUtf8(kNameWithheld));
    QCOMPARE(QString::fromStdString(names.withoutNames(text.toStdString())), told);
}

HAVEN_TESTS(TestNamesBeforeAges)
#include "tst_names_before_ages.moc"
