#include "models/items/board_text.h"
#include "tests/testkit/test_program.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QtTest>

using namespace haven;

namespace {

BoardText sample()
{
    BoardText board;
    board.headings = {u"Incident"_qs, u"Location"_qs};
    board.lines.push_back(
        {{u"000112"_qs, u"12 Oak Ave | rear"_qs}, Coordinate{415000000, -726000000}});
    board.lines.push_back({{u"000113"_qs, u"=cmd\ton two\nlines"_qs}});
    return board;
}

} // namespace

class TestBoardText final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void plainTextStandsInColumns()
    {
        QCOMPARE(boardAs(BoardFormat::Text, sample()), u"Incident  Location\n"
                                                       "000112    12 Oak Ave | rear\n"
                                                       "000113    =cmd on two lines\n"_qs);
    }

    void aSheetGetsOneRowALineAndNoFormula()
    {
        QCOMPARE(boardAs(BoardFormat::Tsv, sample()), u"Incident\tLocation\n"
                                                      "000112\t12 Oak Ave | rear\n"
                                                      "000113\t'=cmd on two lines\n"_qs);
    }

    void markdownKeepsTheCellsApart()
    {
        QCOMPARE(boardAs(BoardFormat::Markdown, sample()), u"| Incident | Location |\n"
                                                           "| --- | --- |\n"
                                                           "| 000112 | 12 Oak Ave \\| rear |\n"
                                                           "| 000113 | =cmd on two lines |\n"_qs);
    }

    void geoJsonHasThePlacesThatAreTold()
    {
        const auto root =
            QJsonDocument::fromJson(boardAs(BoardFormat::GeoJson, sample()).toUtf8()).object();
        QCOMPARE(root[u"type"].toString(), u"FeatureCollection"_qs);
        const QJsonArray features = root[u"features"].toArray();
        QCOMPARE(features.size(), 2);
        const QJsonArray at = features[0][u"geometry"][u"coordinates"].toArray();
        QCOMPARE(at[0].toDouble(), -72.6);
        QCOMPARE(at[1].toDouble(), 41.5);
        QVERIFY(features[1][u"geometry"].isNull());
        QCOMPARE(features[1][u"properties"][u"Location"].toString(), u"=cmd\ton two\nlines"_qs);
    }
};

HAVEN_TESTS(TestBoardText)

#include "tst_board_text.moc"
