// The wizard that brings a map in: by keys, with every way it can end.
#include "tests/testkit/fake_desk.h"
#include "tests/testkit/test_program.h"
#include "tests/testkit/ui/access_check.h"
#include "tests/testkit/ui/child_of.h"
#include "tests/testkit/ui/gallery.h"
#include "tests/testkit/ui/sample_look.h"
#include "ui/mapimport/map_import_panel.h"
#include "ui/theme/apply_theme.h"
#include "ui/widgets/key_button.h"

#include <QAbstractItemModelTester>
#include <QApplication>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QtTest>

using namespace haven;
using namespace haven::test;

namespace {

class ImportScene final
{
public:
    explicit ImportScene(const QString& theme = QStringLiteral("night"), QSize size = {1300, 800},
                         int zoom = 100)
        : m_source(testkit::denseLook(theme, zoom))
    {
        ui::applyTheme(*qApp, m_source.look());
        desk.setSeat(administratorSeat());
        panel = std::make_unique<ui::MapImportPanel>(m_source, desk);
        panel->resize(size);
        panel->show();
        panel->activateWindow();
        if (!QTest::qWaitForWindowActive(panel.get()))
            qFatal("the window does not become active");
        panel->start();
    }
    void add(const char* path)
    {
        auto& line = find<QLineEdit>("mapPath");
        line.setFocus();
        QTest::keyClicks(&line, QString::fromLatin1(path));
        const int before = rows();
        QTest::keyClick(&line, Qt::Key_Return);
        if (!QTest::qWaitFor([&] { return rows() > before; }, 2000))
            qFatal("the file is not listed");
    }
    int rows() { return panel->files().model()->rowCount(); }
    QString cell(int row, MapFileColumn column)
    {
        return panel->files().model()->index(row, static_cast<int>(column)).data().toString();
    }
    QString progress() { return find<QLabel>("mapImportProgress").text(); }
    void press(const QKeySequence& key)
    {
        QWidget* focus = QApplication::focusWidget();
        QTest::keySequence(focus ? focus : panel.get(), key);
    }
    template <class W>
    W& find(const char* name)
    {
        return childOf<W>(*panel, name);
    }

    FakeDesk desk;
    std::unique_ptr<ui::MapImportPanel> panel;

private:
    ui::ThemeSource m_source;
};

MapImportStep doneImport()
{
    MapImportStep step;
    step.stage = MapImportStage::Done;
    step.files = {{"/maps/roads.geojson", "roads 812", 812, 2, 0}};
    step.rejects = {{"/maps/roads.geojson", "17", "it has no line"},
                    {"/maps/roads.geojson", "90", "its line leaves the Earth"}};
    step.rejectCount = 2;
    return step;
}

} // namespace

class TestMapImportPanel final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatAFileHoldsIsSeenAndCanBeChanged()
    {
        ImportScene scene;
        const QAbstractItemModelTester tester(scene.panel->files().model());
        scene.add("/maps/roads.geojson");
        scene.add("/maps/parcels.geojson");
        QCOMPARE(scene.cell(0, MapFileColumn::Kind), QStringLiteral("roads"));
        QVERIFY(scene.cell(1, MapFileColumn::Kind).contains(QStringLiteral("say what it is")));
        auto& run = scene.find<ui::KeyButton>("mapRun");
        QVERIFY(!run.isEnabled());
        scene.panel->files().setFocus();
        scene.panel->files().setCurrentIndex(scene.panel->files().model()->index(1, 0));
        scene.press(Qt::Key_K);
        QCOMPARE(scene.cell(1, MapFileColumn::Kind), QStringLiteral("roads"));
        scene.press(Qt::Key_K);
        QCOMPARE(scene.cell(1, MapFileColumn::Kind), QStringLiteral("addresses"));
        scene.press(Qt::SHIFT | Qt::Key_K);
        QCOMPARE(scene.cell(1, MapFileColumn::Kind), QStringLiteral("roads"));
        QVERIFY(run.isEnabled());
        scene.press(Qt::Key_Delete);
        QCOMPARE(scene.rows(), 1);
    }

    void allOfItByKeysUntilTheNewMapIsInUse()
    {
        ImportScene scene;
        scene.add("/maps/roads.geojson");
        scene.press(Qt::CTRL | Qt::Key_Return);
        QCOMPARE(scene.desk.importWishes().size(), std::size_t{1});
        QCOMPARE(scene.desk.importWishes().front().files.front().kind, std::string("roads"));
        MapImportStep reading;
        reading.path = "/maps/roads.geojson";
        reading.taken = 500;
        scene.desk.tellImport(reading);
        QVERIFY(scene.progress().contains(QStringLiteral("500 features so far")));
        MapImportStep indexing;
        indexing.stage = MapImportStage::Indexing;
        scene.desk.tellImport(indexing);
        QVERIFY(scene.progress().contains(QStringLiteral("made ready")));
        scene.desk.tellImport(doneImport());
        QVERIFY(scene.progress().contains(QStringLiteral("The new map is in use")));
        QVERIFY(scene.cell(0, MapFileColumn::Outcome).contains(QStringLiteral("rejected 2")));
        QVERIFY(scene.find<QPlainTextEdit>("mapRejects")
                    .toPlainText()
                    .contains(QStringLiteral("feature 17: it has no line")));
        // And the log knows that the map is another one.
        QTRY_VERIFY(scene.desk.lastCommand<ChangeSetting>() != nullptr);
        QCOMPARE(scene.desk.lastCommand<ChangeSetting>()->key, std::string("map_import"));
    }

    void aStopLeavesTheOldMapAndSaysSo()
    {
        ImportScene scene;
        scene.add("/maps/roads.geojson");
        scene.press(Qt::CTRL | Qt::Key_Return);
        scene.press(Qt::ALT | Qt::Key_S);
        QCOMPARE(scene.desk.importStops(), 1);
        MapImportStep stopped;
        stopped.stage = MapImportStage::Stopped;
        scene.desk.tellImport(stopped);
        QVERIFY(scene.progress().contains(QStringLiteral("stays in use")));
        QVERIFY(scene.desk.lastCommand<ChangeSetting>() == nullptr);
        // It can be begun anew.
        QVERIFY(scene.find<ui::KeyButton>("mapRun").isEnabled());
    }

    void aMistakeNamesItselfAndLeavesTheOldMap()
    {
        ImportScene scene;
        scene.add("/maps/roads.geojson");
        scene.press(Qt::CTRL | Qt::Key_Return);
        MapImportStep failed;
        failed.stage = MapImportStage::Failed;
        failed.refusal = refuse(RefusalCode::FileUnreadable, "/maps/roads.geojson", "gone");
        scene.desk.tellImport(failed);
        QVERIFY(scene.progress().contains(QStringLiteral("roads.geojson")));
        QVERIFY(scene.progress().contains(QStringLiteral("stays in use")));
    }

    void onlyAnAdministratorBringsOneIn()
    {
        ImportScene scene;
        scene.add("/maps/roads.geojson");
        scene.desk.setSeat(dispatcherSeat());
        QVERIFY(!scene.find<ui::KeyButton>("mapRun").isEnabled());
        scene.press(Qt::CTRL | Qt::Key_Return);
        QVERIFY(scene.desk.importWishes().empty());
        QVERIFY(scene.find<QLabel>("mapImportIntro")
                    .text()
                    .contains(QStringLiteral("An administrator")));
    }

    void itCanBeUsedInAnyLook_data()
    {
        QTest::addColumn<QString>("theme");
        QTest::addColumn<QSize>("size");
        QTest::addColumn<int>("zoom");
        QTest::newRow("night") << QStringLiteral("night") << QSize(1900, 900) << 100;
        QTest::newRow("day") << QStringLiteral("day") << QSize(1366, 620) << 100;
        QTest::newRow("large") << QStringLiteral("day") << QSize(1366, 620) << 150;
        QTest::newRow("contrast") << QStringLiteral("high-contrast") << QSize(1366, 620) << 100;
    }
    void itCanBeUsedInAnyLook()
    {
        QFETCH(QString, theme);
        QFETCH(QSize, size);
        QFETCH(int, zoom);
        ImportScene scene(theme, size, zoom);
        scene.add("/maps/roads.geojson");
        scene.add("/maps/parcels-2024.geojson");
        const QString name = QString::fromLatin1(QTest::currentDataTag());
        testkit::saveToGallery(*scene.panel, QStringLiteral("map-import-") + name);
        QVERIFY2(testkit::accessFindings(*scene.panel).empty(),
                 qPrintable(testkit::toldFindings(testkit::accessFindings(*scene.panel))));
        scene.panel->files().setFocus();
        scene.panel->files().setCurrentIndex(scene.panel->files().model()->index(1, 0));
        scene.press(Qt::Key_K);
        scene.press(Qt::CTRL | Qt::Key_Return);
        MapImportStep reading;
        reading.path = "/maps/parcels-2024.geojson";
        reading.taken = 41'500;
        scene.desk.tellImport(reading);
        QTest::qWait(30);
        testkit::saveToGallery(*scene.panel, QStringLiteral("map-import-running-") + name);
        QVERIFY2(testkit::clippingFindings(*scene.panel).empty(),
                 qPrintable(testkit::toldFindings(testkit::clippingFindings(*scene.panel))));
        MapImportStep failed;
        failed.stage = MapImportStage::Failed;
        failed.refusal = refuse(RefusalCode::MapFileMalformed, "/maps/parcels-2024.geojson",
                                "line 18, column 4", "a comma is missing");
        scene.desk.tellImport(failed);
        QTest::qWait(30);
        testkit::saveToGallery(*scene.panel, QStringLiteral("map-import-failed-") + name);
        QVERIFY2(testkit::clippingFindings(*scene.panel).empty(),
                 qPrintable(testkit::toldFindings(testkit::clippingFindings(*scene.panel))));
        scene.press(Qt::CTRL | Qt::Key_Return);
        scene.desk.tellImport(doneImport());
        QTest::qWait(30);
        testkit::saveToGallery(*scene.panel, QStringLiteral("map-import-done-") + name);
        QVERIFY2(testkit::clippingFindings(*scene.panel).empty(),
                 qPrintable(testkit::toldFindings(testkit::clippingFindings(*scene.panel))));
    }
};

HAVEN_TESTS(TestMapImportPanel)
#include "tst_map_import_panel.moc"
