#include "models/dispatch/command_line.h"
#include "tests/testkit/dispatch_fixture.h"
#include "tests/testkit/test_program.h"

#include <QtTest>

// What stands in the line before Enter names what a BOLO will hold.
using namespace haven;
using namespace haven::test;

namespace {

std::string saidOf(const char* line)
{
    const DispatchRoom room;
    const LineContext context{room.state(), room.knowledge(), room.now(), Span{}, {}, {}, {}};
    const auto parsed = parseLine(line, context);
    return parsed ? parsed->preview : refusalSentence(parsed.refusal());
}

} // namespace

class tst_BoloLine final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void eachWordIsShownWhereItWillStand()
    {
        QCOMPARE(
            saidOf("bolo vehicle plate AB12345 why \"hit and run\" gray van"),
            std::string("Put out a BOLO for 24 h, a vehicle; plate: AB12345; why: hit and run; "
                        "described as: gray van."));
        const std::string restricted =
            saidOf("bolo person name \"Dale Moss\" class justice why \"a warrant\"");
        QVERIFY2(restricted.find("a person; name: Dale Moss; for dispatchers and supervisors "
                                 "alone; why: a warrant") != std::string::npos,
                 restricted.c_str());
    }
};

HAVEN_TESTS(tst_BoloLine)
#include "tst_bolo_line.moc"
