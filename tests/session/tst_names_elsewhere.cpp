#include "app/session/protected_names.h"
#include "tests/testkit/test_program.h"

#include <QtTest>

// The names of victims and minors of other incidents: two parts of one together are a name.
using namespace haven;

namespace {

using NameClasses = std::vector<FieldClass>;

NameClasses classesOf(const ProtectedNames& names, const std::string& text)
{
    NameClasses out;
    for (const NamedPiece& piece : names.piecesOf(text)) {
        if (piece.nameOf)
            out.push_back(*piece.nameOf);
    }
    return out;
}

} // namespace

class TestNamesElsewhere final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void twoPartsTogetherAreAName_data();
    void twoPartsTogetherAreAName();
    void whoIsOpenHereIsHiddenAsAMinorAlone();
    void aPlaceIsCalledAsItIs();
    void theWholeNameSaysWhoseCodeItIs();
    void whatCannotBeReadElsewhereIsWithheld();
};

void TestNamesElsewhere::twoPartsTogetherAreAName_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("told");
    const auto row = [](const char* text, const char* told) {
        QTest::newRow(text) << QString::fromUtf8(text) << QString::fromUtf8(told);
    };
    row("neighbor of April May saw her", "neighbor of # saw her");
    row("MAY, APRIL J. HAS A KNIFE", "# J. HAS A KNIFE");
    row("April J. May, may be in April", "#, may be in April");
    row("April saw her, and May too", "April saw her, and May too");
    row("they april may come", "they april may come");
    row("at 12 April May St", "at 12 April May St");
    row("Maria de la Cruz with a Colt", "# with a Colt");
    row("cruz, maria and la Cruz", "# and la Cruz");
    row("Maria in Santa Cruz", "Maria in Santa Cruz");
    row("Siobhan OBrien, mail siobhan.obrien@mail.com", "#, mail #@mail.com");
    row("O'Brien says", "O'Brien says");
}

void TestNamesElsewhere::twoPartsTogetherAreAName()
{
    QFETCH(QString, text);
    QFETCH(QString, told);
    auto others = std::make_shared<ProtectedNames>();
    others->add("April May", FieldClass::Juvenile);
    others->add("Maria de la Cruz", FieldClass::Victim);
    others->add("Siobhan O'Brien", FieldClass::Victim);
    ProtectedNames names;
    names.protectAlso(others);
    QVERIFY(!names.isEmpty());
    told.replace(u'#', QString::fromUtf8(kNameWithheld));
    QCOMPARE(QString::fromStdString(names.withoutNames(text.toStdString())), told);
}

void TestNamesElsewhere::whoIsOpenHereIsHiddenAsAMinorAlone()
{
    auto others = std::make_shared<ProtectedNames>();
    others->add("Ann Quillfeather", FieldClass::Victim);
    others->add("Sam Thistledown", FieldClass::Juvenile);
    ProtectedNames names;
    names.addOpen("Ann Quillfeather");
    names.addOpen("Sam Thistledown");
    names.protectAlso(others);
    QCOMPARE(names.withoutNames("Ann Quillfeather hit Sam Thistledown"),
             std::string("Ann Quillfeather hit (withheld)"));
}

void TestNamesElsewhere::aPlaceIsCalledAsItIs()
{
    auto others = std::make_shared<ProtectedNames>();
    others->add("Rose Hill", FieldClass::Victim);
    others->add("Ann Quillfeather", FieldClass::Victim);
    ProtectedNames names;
    names.addPlace("Rose Hill cemetery");
    names.addPlace("Ann Quillfeather house");
    names.protectAlso(others);
    QCOMPARE(names.withoutNames("armed at Rose Hill cemetery"),
             std::string("armed at Rose Hill cemetery"));
    QCOMPARE(names.withoutNames("Rose Hill is armed"), std::string("(withheld) is armed"));
    QCOMPARE(names.withoutNames("at Ann Quillfeather house"), std::string("at (withheld) house"));
}

// A part of it alone may be the minor's of the same family.
void TestNamesElsewhere::theWholeNameSaysWhoseCodeItIs()
{
    ProtectedNames names;
    names.add("Rose Grant", FieldClass::Victim);
    names.add("Tim Grant", FieldClass::Juvenile);
    QCOMPARE(classesOf(names, "Rose Grant has a knife"), NameClasses{FieldClass::Victim});
    QCOMPARE(classesOf(names, "Tim Grant has a knife"), NameClasses{FieldClass::Juvenile});
    QCOMPARE(classesOf(names, "told Grant to wait"), NameClasses{FieldClass::Juvenile});
}

void TestNamesElsewhere::whatCannotBeReadElsewhereIsWithheld()
{
    ProtectedNames names;
    names.protectAlso(std::make_shared<ProtectedNames>(ProtectedNames::unread()));
    QVERIFY(!names.isEmpty());
    QCOMPARE(names.withoutNames("Maria is here"), std::string(kNameWithheld));
}

HAVEN_TESTS(TestNamesElsewhere)
#include "tst_names_elsewhere.moc"
