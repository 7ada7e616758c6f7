#include "app/print/handoff_pdf.h"
#include "app/print/paper_font.h"
#include "app/session/handoff_export.h"
#include "app/settings/installed_fonts.h"
#include "models/exchange/care_report.h"
#include "tests/testkit/dispatch_fixture.h"
#include "tests/testkit/test_program.h"

#include <QFile>
#include <QFont>
#include <QGlyphRun>
#include <QRawFont>
#include <QTemporaryDir>
#include <QTextLayout>
#include <QtTest>

using namespace haven;
using namespace haven::test;

namespace {

// The two clocks of a certificate whose person arrived then, in the agency's local time.
std::string clocksFor(const char* arrivedUtc)
{
    const AgencyTime time("America/New_York");
    const auto arrived = time.parse(arrivedUtc, Instant{});
    if (!arrived)
        qFatal("no time: %s", arrivedUtc);
    DispatchRoom room;
    Incident incident;
    incident.number = "26-000001";
    incident.care.sheets[CareSheet::Certificate][CareField::Arrived] = {"arrived", AgentId("osei"),
                                                                        *arrived};
    const CareWish wish{room.state(), *arrived, "Osei", {Role::Clinician}};
    const Report page = worksheetReport(wish, incident, CareSheet::Certificate, reportClock(time));
    std::string clocks;
    for (const auto& row : page.rows) {
        if (row[0].text.find("Hospital's clock") == 0)
            clocks += (clocks.empty() ? "" : " / ") + row[1].text;
    }
    return clocks;
}

int sheetsOf(const QString& path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return -1;
    const QByteArray pdf = file.readAll();
    return static_cast<int>(pdf.count("/Type /Page\n"));
}

} // namespace

class TestCarePrint final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    // Each sign is the glyph that the font's own table has for it: a PDF can name no other, and a
    // search for the number finds nothing.
    void numbersAndTimesOnPaperCanBeSearchedFor()
    {
        QVERIFY2(!installedInterFonts().empty(), "fonts-inter is not installed");
        const QString text = QStringLiteral("26-000046 at 21:40 (7) 3x4");
        QTextLayout layout(text, QFont(paperFamily(), 10));
        layout.beginLayout();
        layout.createLine();
        layout.endLayout();
        const auto runs = layout.glyphRuns();
        QCOMPARE(runs.size(), 1);
        QCOMPARE(runs.first().rawFont().familyName(), paperFamily());
        QCOMPARE(runs.first().glyphIndexes(), runs.first().rawFont().glyphIndexesForString(text));
    }

    // crisis.md 6.16.
    void theClocksAreRightAcrossDaylightSavingAndYearEnd()
    {
        QCOMPARE(clocksFor("2026-06-10T16:00:00Z"),
                 std::string("2026-06-11 12:00:00 / 2026-06-13 12:00:00"));
        // Spring forward, 8 March 2026: 24 hours later is an hour later on the wall.
        QCOMPARE(clocksFor("2026-03-07T15:00:00Z"),
                 std::string("2026-03-08 11:00:00 / 2026-03-10 11:00:00"));
        // Fall back, 1 November 2026.
        QCOMPARE(clocksFor("2026-10-31T14:00:00Z"),
                 std::string("2026-11-01 09:00:00 / 2026-11-03 09:00:00"));
        QCOMPARE(clocksFor("2026-12-31T04:30:00Z"),
                 std::string("2026-12-31 23:30:00 / 2027-01-02 23:30:00"));
    }

    void theHandOffPageIsOneSheetHoweverMuchWasSaid()
    {
        DispatchRoom room;
        const auto id = room.open("SUICTHRT");
        for (int n = 0; n < 12; ++n)
            QVERIFY(room.run(AddNote{id, std::nullopt,
                                     std::string(900, 'x') + " \"said " + std::to_string(n) + "\"",
                                     FieldClass::Police, std::nullopt}));
        const AgencyTime time("America/New_York");
        const HandoffWish wish{room.state(), room.knowledge(), room.incident(id),
                               room.now(),   "Osei",           {Role::Clinician}};
        const QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("handoff.pdf"));
        QVERIFY(writeHandoffPdf({handoffReport(wish, reportClock(time))}, path.toStdString()));
        QCOMPARE(sheetsOf(path), 1);
    }

    void whoeverTakesOverReadsWhatNobodyWroteDown()
    {
        DispatchRoom room;
        const auto id = room.open("SUICTHRT");
        QVERIFY(room.runAs(clinicianSeat(), RecordCareText{id, CareSheet::Handoff,
                                                           CareField::Medicines, "insulin"}));
        const AgencyTime time("UTC");
        const HandoffWish wish{room.state(), room.knowledge(), room.incident(id),
                               room.now(),   "Osei",           {Role::Clinician}};
        const std::string text = reportAsText(handoffReport(wish, reportClock(time)));
        QVERIFY(text.find("insulin") != std::string::npos);
        for (const char* subject :
             {"Language and communication", "Safe on scene", "Children and pets", "Tried already"})
            QVERIFY2(text.find(subject) != std::string::npos, subject);
        QVERIFY(text.find("not recorded") != std::string::npos);
        // Medicines are care: plain reading does not see them.
        const auto plain = plainPages({handoffReport(wish, reportClock(time))}, {});
        QVERIFY(reportAsText(plain.front()).find("insulin") == std::string::npos);
    }

    // crisis.md 6.16.
    void aWorksheetIsPrintedWithItsStamp()
    {
        DispatchRoom room;
        const auto id = room.open("WELFARE");
        const AgencyTime time("UTC");
        const CareWish wish{room.state(), room.now(), "Osei", {Role::Clinician}};
        const QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("worksheet.pdf"));
        const Report page =
            worksheetReport(wish, room.incident(id), CareSheet::Certificate, reportClock(time));
        QVERIFY(writeHandoffPdf({page}, path.toStdString()));
        Report bare = page;
        bare.stamp.clear();
        const QString other = folder.filePath(QStringLiteral("bare.pdf"));
        QVERIFY(writeHandoffPdf({bare}, other.toStdString()));
        QVERIFY(QFileInfo(path).size() > QFileInfo(other).size());
        QCOMPARE(sheetsOf(path), 1);
    }
};

HAVEN_TESTS(TestCarePrint)
#include "tst_care_print.moc"
