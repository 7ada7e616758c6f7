#include "models/base/text.h"
#include "models/exchange/rotation_csv.h"
#include "tests/testkit/dispatch_fixture.h"
#include "tests/testkit/test_program.h"

#include <QtTest>

using namespace haven;
using namespace haven::test;

namespace {

Result<std::vector<RotationList>> listsIn(std::string_view text)
{
    const auto source = memorySource("turns.csv", text);
    return readRotationCsv(*source, shippedKnowledge().codes.aid);
}

std::string faultIn(std::string_view text)
{
    const auto lists = listsIn(text);
    return lists ? std::string("taken") : refusalSentence(lists.refusal());
}

} // namespace

class TestRotationCsv final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void eachKindZoneAndClassIsAListInTheOrderOfTheRows()
    {
        const auto lists = listsIn("Company, Kind ,zone,phone,class\r\n"
                                   "Ace,wrecker,3,203-555-0101,heavy\r\n"
                                   "Keys,lock,,,\r\n"
                                   "\"Best, Inc.\",tow,3,,Heavy\r\n");
        QVERIFY(lists);
        QCOMPARE(lists->size(), std::size_t(2));
        QCOMPARE(lists->at(0).key, std::string("tow/3/heavy"));
        QCOMPARE(lists->at(0).members.size(), std::size_t(2));
        QCOMPARE(lists->at(0).members.at(0).phone, std::string("203-555-0101"));
        QCOMPARE(lists->at(0).members.at(1).company, std::string("Best, Inc."));
        QCOMPARE(lists->at(1).key, std::string("locksmith/*/*"));
    }

    void aFaultIsNamedByItsRow()
    {
        QVERIFY(faultIn("").find("the file is empty") != std::string::npos);
        QVERIFY(faultIn("kind,phone\ntow,1\n").find("kind and company") != std::string::npos);
        QVERIFY(faultIn("kind,company,color\n").find("no column color") != std::string::npos);
        QVERIFY(faultIn("kind,company\n").find("nobody is on it") != std::string::npos);
        QVERIFY(faultIn("kind,company\ntow,Ace\ntow,\n").find("row 3") != std::string::npos);
        QVERIFY(faultIn("kind,company\nship,Ace\n").find("no kind ship") != std::string::npos);
    }
};

HAVEN_TESTS(TestRotationCsv)
#include "tst_rotation_csv.moc"
