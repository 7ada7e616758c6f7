#include "tests/testkit/test_program.h"
#include "tests/testkit/ui/sample_look.h"
#include "tests/ui/map_scene.h"
#include "ui/map/letter_widths.h"
#include "ui/map/map_frame.h"
#include "ui/map/mark_layout.h"
#include "ui/map/name_lines.h"

#include <cmath>
#include <QtTest>

using namespace haven;
using namespace haven::test;
using namespace haven::ui;

namespace {

constexpr double kLetterPx = 7;

LayoutWish wishFor(const MapLayers& layers, QSizeF size)
{
    LayoutWish wish;
    wish.camera = fitted(
        layers.towns.empty() ? *boundsOf(layers) : *boundsOf(layers.towns.front().area), size, 20);
    wish.area = wish.camera.view();
    wish.textWidth = [](const QString& text) {
        return kLetterPx * static_cast<double>(text.size());
    };
    return wish;
}

QStringList texts(const MapLabel& label)
{
    QStringList all;
    for (const LabelPart& part : label.parts)
        all << part.text;
    return all;
}

// An arc of so many degrees, from left to right over the top.
ScreenLine arc(double radius, double degrees)
{
    std::vector<QPointF> points;
    constexpr int kPieces = 60;
    for (int n = 0; n <= kPieces; ++n) {
        const double turn = (degrees * n / kPieces - degrees / 2) * M_PI / 180;
        points.emplace_back(500 + radius * std::sin(turn), 500 - radius * std::cos(turn));
    }
    return ScreenLine(points);
}

} // namespace

class TestMapLayout final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aNameFollowsARoadThatBends()
    {
        constexpr double kWide = 120;
        constexpr double kHigh = 16;
        const ScreenLine road = arc(150, 100);
        const double from = (road.length() - kWide) / 2;
        QVERIFY(!road.straight(from, kWide, kHigh));
        const auto name = road.curved(from, kWide, kHigh);
        QVERIFY(name.has_value());
        QVERIFY(name->bend.size() > 4);
        // Read from left to right, each point on the road, and covered.
        QVERIFY(name->bend.front().x() < name->bend.back().x());
        QRectF covered;
        for (const QRectF& box : name->boxes)
            covered = covered.united(box);
        for (const QPointF point : name->bend) {
            QVERIFY(road.nearest(name->middle + point).second < 1);
            QVERIFY(covered.contains(name->middle + point));
        }
        QVERIFY(road.nearest(name->anchor).second < 1);
        // The same road from its other end reads the same way.
        std::vector<QPointF> back;
        for (double way = road.length(); way >= 0; way -= 2)
            back.push_back(road.at(way));
        const auto turned = ScreenLine(back).curved(from, kWide, kHigh);
        QVERIFY(turned.has_value());
        QVERIFY(turned->bend.front().x() < turned->bend.back().x());
    }

    void whatBendsTooMuchHasNoName()
    {
        QVERIFY(!arc(30, 300).curved(10, 120, 16)); // a cul-de-sac
        const ScreenLine corner({{0, 0}, {100, 0}, {100, 100}});
        QVERIFY(!corner.curved(40, 120, 16));
        const ScreenLine line({{0, 0}, {400, 20}});
        QVERIFY(line.straight(40, 120, 16).has_value());
        QVERIFY(!line.curved(40, 120, 16)); // straight is straight
    }

    void labelsNeverOverlapHoweverMuchThereIs_data()
    {
        QTest::addColumn<int>("incidents");
        QTest::addColumn<int>("units");
        QTest::addColumn<double>("steps");
        for (const double steps : {-2.0, 0.0, 2.0}) {
            QTest::addRow("busy%+g", steps) << 12 << 14 << steps;
            QTest::addRow("overloaded%+g", steps) << 300 << 120 << steps;
        }
    }
    void labelsNeverOverlapHoweverMuchThereIs()
    {
        QFETCH(int, incidents);
        QFETCH(int, units);
        QFETCH(double, steps);
        for (unsigned seed = 1; seed <= 5; ++seed) {
            MapScene scene(demoTown());
            scene.fill(incidents, units, seed);
            scene.sync();
            const MarkBook book(scene.desk);
            LayoutWish wish = wishFor(demoTown(), {520, 700});
            wish.camera = zoomed(wish.camera, steps, {260, 350});
            const MarkLayout layout = laidOut(book, wish);
            QVERIFY2(!layout.labels.empty(), qPrintable(QString::number(seed)));
            QVERIFY2(overlappingLabels(layout).empty(), qPrintable(QString::number(seed)));
            QCOMPARE(layout.labels.size() + layout.unlabeled, layout.stacks);
        }
    }

    void aLongTypeIsCutBeforeItsLevelIs()
    {
        QCOMPARE(labelWords(QStringLiteral("Overdose, level 3")),
                 QStringLiteral("Overdose, level 3"));
        QCOMPARE(labelWords(QStringLiteral("Disorderly conduct, level 3")),
                 QStringLiteral("Disorderly con…, level 3"));
        QCOMPARE(labelWords(QStringLiteral("Persona desaparecida, nivel 4")),
                 QStringLiteral("Persona desapa…, nivel 4"));
        QCOMPARE(labelWords(QStringLiteral("Theft, in progress or just over")),
                 QStringLiteral("Theft, in progress or j…"));
    }

    void labelsOfWhatIsSeenAreReadable()
    {
        MapScene scene(demoTown());
        scene.fill(12, 14, 3);
        scene.sync();
        const MarkBook book(scene.desk);
        LayoutWish wish = wishFor(demoTown(), {520, 700});
        wish.area = wish.camera.view().adjusted(-130, -175, 130, 175);
        const MarkLayout layout = laidOut(book, wish);
        QVERIFY(layout.labels.size() > 6);
        for (const MapLabel& label : layout.labels) {
            const QRectF view = wish.camera.view();
            if (view.contains(wish.camera.pointOf(book.find(label.lead)->world)))
                QVERIFY2(view.contains(label.box), qPrintable(label.key));
            else
                QVERIFY2(!view.intersects(label.box), qPrintable(label.key));
        }
    }

    // A text is given at least the room it is drawn in.
    void lettersAddUpToTheText()
    {
        for (const int size : {11, 13, 20}) {
            QFont font(testkit::sampleLook().families.text);
            font.setPixelSize(size);
            font.setWeight(QFont::DemiBold);
            const LetterWidths letters(font);
            for (const char* text :
                 {"1A11", "4482 Overdose", "0011", "EMERGENCY 3A12", "+3 more"}) {
                const QString words = QString::fromLatin1(text);
                QVERIFY2(letters.of(words) + 1 >= QFontMetricsF(font).horizontalAdvance(words),
                         text);
            }
        }
    }

    // The check above can fail: two labels at one spot are found.
    void overlappingLabelsAreFound()
    {
        MarkLayout layout;
        layout.labels.resize(2);
        layout.labels[0].box = QRectF(0, 0, 50, 20);
        layout.labels[1].box = QRectF(40, 10, 50, 20);
        QCOMPARE(overlappingLabels(layout).size(), std::size_t(1));
        layout.labels[1].box.moveLeft(51);
        QVERIFY(overlappingLabels(layout).empty());
    }

    // In the card of an incident it does not work, a unit would read as sent there.
    void aUnitParkedAtAnIncidentStandsBesideIt()
    {
        MapScene scene(roomTown());
        const IncidentId here = scene.call("NOISE", Priority::P1, kInBeat1);
        const IncidentId elsewhere = scene.call("NOISE", Priority::P2, kInBeat2);
        scene.unit("3A12", kInBeat1);
        for (const bool isSent : {false, true}) {
            if (isSent)
                scene.desk.room().dispatch("3A12", elsewhere);
            scene.sync();
            const MarkBook book(scene.desk);
            const MarkLayout layout = laidOut(book, wishFor(roomTown(), {900, 500}));
            QCOMPARE(layout.stacks, std::size_t(3));
            for (const MapLabel& label : layout.labels) {
                const QString told = texts(label).join(u' ');
                QVERIFY2(label.lead != MarkId(here) || !told.contains(QStringLiteral("3A12")),
                         qPrintable(told));
            }
            const auto unit = markAt(
                layout,
                wishFor(roomTown(), {900, 500}).camera.pointOf(book.find(MarkId(here))->world), 4);
            QVERIFY(unit && *unit == MarkId(here));
        }
    }

    void whatStandsAtOnePlaceIsToldInOneLabel()
    {
        MapScene scene(roomTown());
        const IncidentId id = scene.call("NOISE", Priority::P1, kInBeat1);
        for (const char* sign : {"2A11", "3A12"}) {
            scene.unit(sign, kInBeat2);
            scene.desk.room().dispatch(sign, id);
            QVERIFY(scene.desk.room().run(MarkOnScene{{UnitId(sign)}, {}}).isOk());
        }
        scene.sync();
        const MarkBook book(scene.desk);
        const MarkLayout layout = laidOut(book, wishFor(roomTown(), {900, 500}));
        QCOMPARE(layout.stacks, std::size_t(1));
        QCOMPARE(layout.labels.size(), std::size_t(1));
        QVERIFY(layout.labels[0].lead == MarkId(id));
        const QStringList told = texts(layout.labels[0]);
        QCOMPARE(told.size(), 3);
        QVERIFY2(told[0].startsWith(book.find(MarkId(id))->name), qPrintable(told[0]));
        QCOMPARE(told[1], QStringLiteral("2A11"));
        QCOMPARE(told[2], QStringLiteral("3A12"));
        QVERIFY(layout.links.empty());
    }

    void manyUnitsAtOnePlaceAreCounted()
    {
        MapScene scene(roomTown());
        for (int n = 0; n < 7; ++n)
            scene.unit(qPrintable(QStringLiteral("1A%1").arg(n)), kInBeat1);
        scene.sync();
        const MarkBook book(scene.desk);
        LayoutWish wish = wishFor(roomTown(), {900, 500});
        QCOMPARE(texts(laidOut(book, wish).labels.at(0)), QStringList{QStringLiteral("7 units")});
        // The chosen one is named all the same.
        wish.chosen = MarkId(UnitId("1A4"));
        const QStringList told = texts(laidOut(book, wish).labels.at(0));
        QCOMPARE(told, (QStringList{QStringLiteral("1A4"), QStringLiteral("+6")}));
    }

    void anEmergencyComesBeforeEverything()
    {
        MapScene scene(roomTown());
        scene.call("NOISE", Priority::P1, kInBeat1);
        scene.unit("3A12", kInBeat1);
        QVERIFY(scene.desk.room().run(DeclareEmergency{UnitId("3A12"), "radio"}).isOk());
        scene.sync();
        const MarkBook book(scene.desk);
        const MarkLayout layout = laidOut(book, wishFor(roomTown(), {900, 500}));
        QVERIFY(layout.symbols.back().isEmergency); // painted last, over the others
        QVERIFY(layout.labels.back().isEmergency);
        QCOMPARE(texts(layout.labels.back()).first(), QStringLiteral("EMERGENCY 3A12"));
    }

    void aUnitOnItsWayIsLinkedToItsIncident()
    {
        MapScene scene(roomTown());
        const IncidentId id = scene.call("NOISE", Priority::P2, kInBeat1);
        scene.unit("3A12", kInBeat2);
        scene.desk.room().dispatch("3A12", id);
        scene.sync();
        const MarkBook book(scene.desk);
        const LayoutWish wish = wishFor(roomTown(), {900, 500});
        const MarkLayout layout = laidOut(book, wish);
        QCOMPARE(layout.links.size(), std::size_t(1));
        QCOMPARE(layout.links[0].from, wish.camera.pointOf(kInBeat2));
        QCOMPARE(layout.links[0].to, wish.camera.pointOf(kInBeat1));
    }

    void whatHasNoPlaceIsNeverPutOnTheMap()
    {
        MapScene scene(roomTown());
        const IncidentId placed = scene.call("NOISE", Priority::P2, kInBeat1);
        const IncidentId nowhere = scene.call("NOISE", Priority::P2, std::nullopt, "the lobby");
        scene.unit("3A12", std::nullopt);
        scene.sync();
        MarkBook book(scene.desk);
        QCOMPARE(book.marks().size(), std::size_t(1));
        QVERIFY(book.find(MarkId(placed)) != nullptr);
        QCOMPARE(book.unplaced().size(), std::size_t(2));
        QVERIFY(book.unplaced().at(MarkId(nowhere)).text.endsWith(QStringLiteral("the lobby")));
        // It moves over as soon as somebody says where it is.
        scene.unit("2A11", kInBeat2);
        Location place = at("the corner", kInBeat2);
        QVERIFY(scene.desk.room().run(MoveUnit{UnitId("3A12"), place}).isOk());
        scene.sync();
        ChangeSet changes;
        changes.units = {UnitId("3A12"), UnitId("2A11")};
        book.apply(changes);
        QCOMPARE(book.unplaced().size(), std::size_t(1));
        QCOMPARE(book.marks().size(), std::size_t(3));
    }

    void whatIsClickedIsWhatIsSeen()
    {
        MapScene scene(roomTown());
        const IncidentId id = scene.call("NOISE", Priority::P1, kInBeat1);
        scene.unit("3A12", kInBeat1);
        scene.sync();
        const MarkBook book(scene.desk);
        const LayoutWish wish = wishFor(roomTown(), {900, 500});
        const MarkLayout layout = laidOut(book, wish);
        const QPointF at = wish.camera.pointOf(kInBeat1);
        QVERIFY(markAt(layout, at, 14) == MarkId(id));
        QVERIFY(!markAt(layout, at + QPointF(0, 200), 14));
        const MapLabel& label = layout.labels.at(0);
        const LabelPart& unit = label.parts.back();
        QVERIFY(markAt(layout, label.box.topLeft() + unit.box.center(), 14) ==
                MarkId(UnitId("3A12")));
    }

    void theCameraGoesThereAndBack()
    {
        const MapLayers town = demoTown();
        const MapCamera all = fitted(*boundsOf(town), {520, 700}, 20);
        for (const double steps : {-1.5, 0.0, 3.25}) {
            const QPointF around(100, 600);
            const MapCamera camera = zoomed(all, steps, around);
            QVERIFY(distanceMeters(camera.coordinateAt(around), all.coordinateAt(around)) < 0.5);
            const Coordinate at = camera.coordinateAt({33, 44});
            QVERIFY((camera.pointOf(at) - QPointF(33, 44)).manhattanLength() < 0.5);
        }
        const QPointF corner = all.pointOf(boundsOf(town)->southWest);
        QVERIFY(all.view().adjusted(19, 19, -19, -19).contains(corner));
        QVERIFY(zoomed(all, 99, {}).zoom <= kMapZoomMax);
    }

    void theScaleIsARoundDistance()
    {
        for (const double metersPerPx : {0.3, 1.0, 4.7, 19.0, 160.0}) {
            const ScaleBar bar = scaleBar(metersPerPx, 110);
            QVERIFY(bar.px <= 110 && bar.px > 40);
            const double lead = bar.meters / std::pow(10, std::floor(std::log10(bar.meters)));
            QVERIFY(qFuzzyCompare(lead, 1.0) || qFuzzyCompare(lead, 2.0) ||
                    qFuzzyCompare(lead, 5.0));
        }
    }

    void aStreetIsNamedAsOneLine()
    {
        NameSeed first;
        first.kind = MapNameKind::Street;
        first.text = QStringLiteral("Oak Ave");
        first.line = {{3, 5}, {1, 5}};
        NameSeed second = first;
        second.line = {{3, 5}, {7, 5.1}};
        NameSeed other = first;
        other.text = QStringLiteral("Elm St");
        // The same piece twice, as two squares may bring it, is one.
        const auto lines = joinedLines({&first, &second, &second, &other}, 0.01);
        QCOMPARE(lines.size(), std::size_t(2));
        const auto& oak = lines[0].text == first.text ? lines[0] : lines[1];
        QCOMPARE(oak.line.size(), std::size_t(3));
    }
};

HAVEN_TESTS(TestMapLayout)
#include "tst_map_layout.moc"
