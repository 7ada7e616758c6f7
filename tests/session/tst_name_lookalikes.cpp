#include "app/session/protected_names.h"
#include "tests/testkit/test_program.h"

#include <QtTest>

// What is called like a protected name and is a weapon, a place or a description is told.
using namespace haven;

class TestNameLookalikes final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatOnlyLooksLikeANameIsTold_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("told");
        const auto row = [](const char* name, const char* text, const char* told) {
            QTest::addRow("%s: %s", name, text)
                << QString::fromUtf8(name) << QString::fromUtf8(text) << QString::fromUtf8(told);
        };
        row("Rob Winchester", "he has a Winchester rifle", "he has a Winchester rifle");
        row("Rob Winchester", "Rob Winchester is hit", "# is hit");
        row("Rob Winchester", "Mr Winchester is hit", "Mr # is hit");
        row("Ann Remington", "POINTED REMINGTON AT NEIGHBORS", "POINTED REMINGTON AT NEIGHBORS");
        row("Ann Mossberg", "has a mossberg", "has a mossberg");
        row("Joe Hatchet", "swings a hatchet, Joe ran", "swings a hatchet, # ran");
        row("Joe Sauer", "a Sig Sauer in hand", "a Sig Sauer in hand");
        // Places, where a capital tells nothing and where an article does.
        row("Ann Church", "MALE W GUN BEHIND CHURCH", "MALE W GUN BEHIND CHURCH");
        row("Ann Woods", "GUN IN WOODS", "GUN IN WOODS");
        row("Ann Hall", "SUSP RAN TO TOWN HALL", "SUSP RAN TO TOWN HALL");
        row("Ann Hall", "he ran to Town Hall", "he ran to Town Hall");
        row("Ann Fields", "ran into the Fields with a gun", "ran into the Fields with a gun");
        row("Ann Hall", "HALL IS HURT", "# IS HURT");
        row("Ann Church", "AT CHURCH RESIDENCE", "AT # RESIDENCE");
        row("Ann Church", "gave it to Church", "gave it to #");
        row("Ann Church", "the Church family fled", "the # family fled");
        // Descriptions that were entered as a name.
        row("Male Black Hoodie", "Black hoodie, gun in hand", "Black hoodie, gun in hand");
        row("Kid In Basement", "kid is in Basement, armed", "kid is in Basement, armed");
        row("Front Desk", "He is at the front Desk", "He is at the front Desk");
        row("Homeowner", "HOMEOWNER HAS A GUN", "HOMEOWNER HAS A GUN");
        row("Mother of suspect", "Suspect has a knife", "Suspect has a knife");
        row("Armed Guard", "SUBJ IS ARMED, GUARD IS HURT", "SUBJ IS ARMED, GUARD IS HURT");
        row("Jim Guard", "Jim Guard says the guard left, ask Jim", "# says the guard left, ask #");
        row("Mary Black", "Mary and Black are hurt", "# and # are hurt");
    }

    void whatOnlyLooksLikeANameIsTold()
    {
        QFETCH(QString, name);
        QFETCH(QString, text);
        QFETCH(QString, told);
        ProtectedNames names;
        names.add(name.toStdString(), FieldClass::Victim);
        QString wanted = told;
        wanted.replace(u'#', QString::fromUtf8(kNameWithheld));
        QCOMPARE(QString::fromStdString(names.withoutNames(text.toStdString())), wanted);
    }
};

HAVEN_TESTS(TestNameLookalikes)
#include "tst_name_lookalikes.moc"
