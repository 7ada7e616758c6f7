#include "tests/testkit/test_program.h"
#include "tests/ui/incident_scene.h"
#include "ui/incident/pick_band.h"

#include <QListView>
#include <QMenu>
#include <QScrollArea>
#include <QScrollBar>
#include <QSignalSpy>

using namespace haven;
using namespace haven::test;
using namespace haven::ui;

class TestIncidentActs final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void sendingPutsTheLineIntoTheCommandBar()
    {
        IncidentScene scene;
        const IncidentId id = scene.open();
        scene.show(id);
        QSignalSpy line(&scene.panel(), &IncidentPanel::requestLine);
        scene.focusPanel();
        scene.press(Qt::Key_D);
        QCOMPARE(line.size(), 1);
        QCOMPARE(line.front().front().toString(),
                 QStringLiteral("d %1 ").arg(QString::fromStdString(scene.incident(id).number)));
    }

    void holdingAsksWhyAndReleasingDoesNot()
    {
        IncidentScene scene;
        const IncidentId id = scene.open();
        scene.show(id);
        scene.focusPanel();
        scene.press(Qt::Key_H);
        QVERIFY(scene.isShown(QStringLiteral("reasonPrompt")));
        scene.type(QStringLiteral("keyholder comes at six"));
        scene.press(Qt::Key_Return);
        QTRY_COMPARE(scene.incident(id).stage, IncidentStage::Held);
        QTRY_COMPARE(scene.button(QStringLiteral("button_actHold")).text(),
                     QStringLiteral("Release"));
        QVERIFY(scene.texts(QStringLiteral("incidentRows"))
                    .contains(QStringLiteral("keyholder comes at six")));
        scene.press(Qt::Key_H);
        QTRY_COMPARE(scene.incident(id).stage, IncidentStage::Open);
    }

    void whatARuleWouldRefuseIsGrayAndSaysWhy()
    {
        IncidentScene scene;
        const IncidentId id = scene.open("NOISE", Priority::P1);
        scene.show(id);
        KeyButton& hold = scene.button(QStringLiteral("button_actHold"));
        QVERIFY(!hold.isEnabled());
        QVERIFY2(hold.toolTip().contains(QStringLiteral("P1")), qPrintable(hold.toolTip()));
        scene.focusPanel();
        scene.press(Qt::Key_H);
        QVERIFY(!scene.isShown(QStringLiteral("reasonPrompt")));
    }

    void closingSaysWhichFactsAreMissingUntilASupervisorGivesAReason()
    {
        IncidentScene scene;
        const IncidentId id = scene.open("MNTL");
        scene.must(DecideFlag{id, FlagDecision::Confirmed, {}});
        scene.show(id);
        scene.focusPanel();
        scene.press(Qt::Key_X);
        QVERIFY(scene.isShown(QStringLiteral("pickBand")));
        const QString objection = scene.label(QStringLiteral("pickObjection"));
        QVERIFY2(objection.contains(QStringLiteral("weapon")), qPrintable(objection));
        QVERIFY(!scene.button(QStringLiteral("pickRecord")).isEnabled());
        scene.press(Qt::Key_Return);
        QVERIFY(scene.find<QWidget>(QStringLiteral("pickReason")).hasFocus());
        scene.type(QStringLiteral("person gone before anybody came"));
        // A dispatcher's reason sets nothing aside.
        QVERIFY(scene.label(QStringLiteral("pickObjection")).contains(QStringLiteral("weapon")));
        scene.desk.setSeat(supervisorSeat());
        scene.find<QLineEdit>(QStringLiteral("pickReason")).clear();
        scene.type(QString::fromStdString(reasonForEach(scene.desk.room(), id, "gone")));
        QVERIFY(scene.label(QStringLiteral("pickObjection")).isEmpty());
        scene.press(Qt::Key_Return);
        QTRY_COMPARE(scene.incident(id).stage, IncidentStage::Closed);
        QTRY_COMPARE(scene.button(QStringLiteral("button_actClose")).text(),
                     QStringLiteral("Reopen"));
        QCOMPARE(scene.label(QStringLiteral("incidentWaiting")), QStringLiteral("closed"));
        scene.focusPanel();
        scene.press(Qt::Key_X);
        scene.type(QStringLiteral("caller rang again"));
        scene.press(Qt::Key_Return);
        QTRY_COMPARE(scene.incident(id).stage, IncidentStage::Open);
    }

    void aDispositionIsFoundByTypingAPartOfIt()
    {
        IncidentScene scene;
        const IncidentId id = scene.open();
        scene.show(id);
        scene.focusPanel();
        scene.press(Qt::Key_X);
        const auto& rule = scene.desk.knowledge().codes.dispositions.at(3);
        scene.type(QString::fromStdString(rule.label));
        scene.press(Qt::Key_Return);
        QTRY_COMPARE(scene.incident(id).stage, IncidentStage::Closed);
        QCOMPARE(scene.incident(id).disposition, std::optional(rule.code));
    }

    void loweringThePriorityNeedsAReason()
    {
        IncidentScene scene;
        const IncidentId id = scene.open("NOISE", Priority::P2);
        scene.show(id);
        scene.focusPanel();
        scene.press(Qt::Key_P);
        scene.press(Qt::Key_Return);
        QTRY_COMPARE(scene.incident(id).priority, Priority::P1);
        scene.press(Qt::Key_P);
        scene.type(QStringLiteral("p4"));
        QVERIFY(!scene.button(QStringLiteral("pickRecord")).isEnabled());
        scene.press(Qt::Key_Return);
        scene.type(QStringLiteral("only a dog"));
        scene.press(Qt::Key_Return);
        QTRY_COMPARE(scene.incident(id).priority, Priority::P4);
    }

    void theMenuHoldsEveryActAndJoinsLinksSplitsAndReports()
    {
        IncidentScene scene;
        const IncidentId id = scene.open();
        const IncidentId other = scene.open("NOISE", Priority::P4, "9 Elm St");
        scene.show(id);
        scene.focusPanel();
        const auto choose = [&](const char* act) {
            scene.press(Qt::Key_M);
            QAction* action = scene.menuAct(QStringLiteral("actsMenu"), QString::fromLatin1(act));
            if (!action)
                qFatal("no act %s", act);
            action->trigger();
            for (QMenu* menu : scene.window().findChildren<QMenu*>())
                menu->close();
        };
        choose("actLink");
        scene.type(QStringLiteral("Elm"));
        scene.press(Qt::Key_Return);
        QTRY_COMPARE(scene.incident(id).links.count(other), std::size_t(1));
        choose("actReport");
        QTRY_VERIFY(!scene.incident(id).reportNumber.empty());
        choose("actType");
        scene.type(QStringLiteral("WELFARE"));
        scene.press(Qt::Key_Return);
        QTRY_VERIFY(scene.incident(id).type != TypeCode("NOISE"));
        choose("actJoin");
        scene.press(Qt::Key_Return);
        QTRY_COMPARE(scene.incident(id).mergedInto, std::optional(other));
        scene.panel().show(other);
        scene.focusPanel();
        choose("actSplit");
        scene.type(QStringLiteral("two different noises"));
        scene.press(Qt::Key_Return);
        QTRY_VERIFY(!scene.incident(id).mergedInto);
    }

    void ofSeveralJoinsTheOneMeantIsUndoneWithAReason()
    {
        IncidentScene scene;
        const IncidentId id = scene.open();
        const IncidentId first = scene.open("NOISE", Priority::P4, "9 Elm St");
        const IncidentId second = scene.open("NOISE", Priority::P4, "4 Mill Row");
        for (const IncidentId one : {first, second})
            scene.must(MergeIncidents{one, id, "the same noise"});
        scene.show(id);
        auto* split = scene.panel().findChild<QAction*>(QStringLiteral("actSplit"));
        QVERIFY(split && split->isEnabled());
        split->trigger();
        QVERIFY(scene.isShown(QStringLiteral("pickBand")));
        scene.type(QString::fromStdString(scene.incident(first).number));
        scene.press(Qt::Key_Return);
        QVERIFY(scene.isShown(QStringLiteral("reasonPrompt")));
        auto* question = scene.find<QWidget>(QStringLiteral("reasonPrompt"))
                             .findChild<QLabel*>(QStringLiteral("reasonQuestion"));
        QVERIFY(question &&
                question->text().contains(QString::fromStdString(scene.incident(first).number)));
        QVERIFY(scene.incident(first).mergedInto.has_value());
        scene.type(QStringLiteral("two different noises"));
        scene.press(Qt::Key_Return);
        QTRY_VERIFY(!scene.incident(first).mergedInto.has_value());
        QVERIFY(scene.incident(second).mergedInto.has_value());
    }

    // An id of the program's own says nothing to anybody.
    void aJoinThatLeftTheBoardIsNamedWithoutAnId()
    {
        IncidentScene scene;
        Incident back = scene.desk.room().incident(scene.open());
        back.id = IncidentId(7001);
        back.number = "26-7001";
        back.mergedFrom = {IncidentId(7051), IncidentId(7052)};
        scene.must(RecallIncident{IncidentRecalled{back}});
        scene.show(back.id);
        auto* split = scene.panel().findChild<QAction*>(QStringLiteral("actSplit"));
        QVERIFY(split && split->isEnabled());
        split->trigger();
        const auto* list = scene.find<QListView>(QStringLiteral("pickList")).model();
        QCOMPARE(list->rowCount(), 2);
        QStringList rows;
        for (int row = 0; row < list->rowCount(); ++row)
            rows << list->index(row, 0).data().toString();
        const QString told = rows.join(u'\n');
        QVERIFY2(!told.contains(QStringLiteral("705")), qPrintable(told));
        QVERIFY2(rows.at(1).contains(QStringLiteral("join 2, which has left the board")),
                 qPrintable(told));
    }

    void aQuestionIsNeverAnsweredForAnotherIncident()
    {
        IncidentScene scene;
        const IncidentId first = scene.open();
        const IncidentId second = scene.open();
        scene.show(first);
        scene.focusPanel();
        scene.press(Qt::Key_H);
        scene.panel().show(second);
        QVERIFY(!scene.isShown(QStringLiteral("reasonPrompt")));
        scene.focusPanel();
        scene.press(Qt::Key_X);
        scene.panel().show(first);
        QVERIFY(!scene.isShown(QStringLiteral("pickBand")));
        QVERIFY(scene.desk.commands().empty());
    }

    void escapeLeavesAQuestionAndHandsTheFocusBack()
    {
        IncidentScene scene;
        scene.show(scene.open());
        scene.focusPanel();
        scene.press(Qt::Key_X);
        scene.press(Qt::Key_Escape);
        QVERIFY(!scene.isShown(QStringLiteral("pickBand")));
        QVERIFY(scene.find<QWidget>(QStringLiteral("incidentScroll")).hasFocus());
    }

    void unitsAreWorkedByTheirMenu()
    {
        IncidentScene scene;
        const IncidentId id = scene.open();
        scene.desk.room().logOn("3A12");
        scene.desk.room().logOn("3A15");
        scene.desk.room().dispatch("3A12", id);
        scene.desk.room().dispatch("3A15", id);
        scene.show(id);
        auto& first = scene.find<QWidget>(QStringLiteral("unit_3A12"));
        QVERIFY(first.accessibleName().contains(QStringLiteral("Sent, primary")));
        first.setFocus();
        scene.press(Qt::Key_Space);
        QAction* there = scene.menuAct(QStringLiteral("unitMenu"), QStringLiteral("unitOnScene"));
        QVERIFY(there != nullptr);
        there->trigger();
        QTRY_VERIFY(first.accessibleName().contains(QStringLiteral("On scene, primary")));
        scene.window().findChild<QMenu*>(QStringLiteral("unitMenu"))->close();
        auto& second = scene.find<QWidget>(QStringLiteral("unit_3A15"));
        QContextMenuEvent event(QContextMenuEvent::Keyboard, {}, {});
        QApplication::sendEvent(&second, &event);
        QAction* lead = scene.menuAct(QStringLiteral("unitMenu"), QStringLiteral("unitPrimary"));
        QVERIFY(lead != nullptr);
        lead->trigger();
        QTRY_VERIFY(scene.find<QWidget>(QStringLiteral("unit_3A15"))
                        .accessibleName()
                        .contains(QStringLiteral("primary")));
    }

    void whoTransportsIsClearedOnlyWithAReason()
    {
        IncidentScene scene;
        const IncidentId id = scene.open();
        scene.desk.room().logOn("3A12");
        scene.desk.room().dispatch("3A12", id);
        scene.must(MarkOnScene{{UnitId("3A12")}, {}});
        scene.must(MarkTransporting{UnitId("3A12"), "Harbor Hospital", "45120", {}});
        scene.show(id);
        QWidget& row = scene.find<QWidget>(QStringLiteral("unit_3A12"));
        row.setFocus();
        QSignalSpy line(&scene.panel(), &IncidentPanel::requestLine);
        const auto choose = [&](const QString& act) {
            scene.press(Qt::Key_Space);
            QAction* action = scene.menuAct(QStringLiteral("unitMenu"), act);
            if (!action)
                qFatal("no act");
            action->trigger();
            for (QMenu* menu : scene.window().findChildren<QMenu*>())
                menu->close();
        };
        choose(QStringLiteral("unitTransportThere"));
        QCOMPARE(line.size(), 1);
        QCOMPARE(line.front().front().toString(), QStringLiteral("tra 3A12 odo "));
        row.setFocus();
        choose(QStringLiteral("unitClear"));
        QTRY_VERIFY(scene.isShown(QStringLiteral("reasonPrompt")));
        QVERIFY(scene.desk.state().units.at(UnitId("3A12")).incident == id);
        scene.type(QStringLiteral("3A15 took him over"));
        scene.press(Qt::Key_Return);
        QTRY_VERIFY(!scene.desk.state().units.at(UnitId("3A12")).incident);
    }

    void aCallerIsCalledBackByTheMenuOfTheRow()
    {
        IncidentScene scene;
        const IncidentId id = fillDrawing(scene);
        scene.show(id);
        auto& rows = scene.find<TextColumn>(QStringLiteral("incidentRows"));
        rows.setFocus();
        scene.press(Qt::Key_Down);
        QContextMenuEvent event(QContextMenuEvent::Keyboard, {}, {});
        QApplication::sendEvent(&rows, &event);
        QAction* busy =
            scene.menuAct(QStringLiteral("callerMenu"), QStringLiteral("Called back: busy"));
        QVERIFY(busy != nullptr);
        // As a key does it: the menu is gone before its act begins.
        scene.window().findChild<QMenu*>(QStringLiteral("callerMenu"))->close();
        busy->trigger();
        // The drawn caller said that only a text is safe: who decided comes before the record.
        QTRY_VERIFY(scene.isShown(QStringLiteral("reasonPrompt")));
        QVERIFY(scene.incident(id).calls.front().callbacks.empty());
        QTRY_VERIFY(scene.find<QWidget>(QStringLiteral("reasonPrompt"))
                        .findChild<QLineEdit*>(QStringLiteral("reasonText"))
                        ->hasFocus());
        scene.type(QStringLiteral("Sgt Roy: he may be on the bridge"));
        scene.press(Qt::Key_Return);
        QTRY_COMPARE(scene.incident(id).calls.front().callbacks.size(), std::size_t(1));
        const auto* asked = kindIf<RecordCallback>(&scene.desk.commands().back());
        QVERIFY(asked != nullptr);
        QCOMPARE(asked->whyUnsafe, std::string("Sgt Roy: he may be on the bridge"));
        QTRY_VERIFY(scene.texts(QStringLiteral("incidentRows"))
                        .contains(QStringLiteral("called back once, busy")));
    }

    void whoWorksInAPartKeepsItInPlaceWhenSomethingComesInAbove()
    {
        IncidentScene scene(QStringLiteral("night"), QSize(490, 420));
        const IncidentId id = fillDrawing(scene);
        scene.show(id);
        QWidget& fact = scene.find<QWidget>(QStringLiteral("fact_alone"));
        fact.setFocus();
        scene.find<QScrollArea>(QStringLiteral("incidentScroll")).ensureWidgetVisible(&fact);
        QTest::qWait(20);
        const int before = fact.mapTo(&scene.panel(), QPoint(0, 0)).y();
        for (int n = 0; n < 3; ++n) {
            Caution caution;
            caution.text = "dog " + std::to_string(n);
            caution.source = "neighbor";
            caution.place = scene.incident(id).location;
            scene.must(RecordCaution{caution, std::nullopt});
        }
        scene.desk.sync();
        QTest::qWait(80);
        QCOMPARE(fact.mapTo(&scene.panel(), QPoint(0, 0)).y(), before);
    }

    void everyoneCanUseIt_data()
    {
        QTest::addColumn<QString>("theme");
        QTest::addColumn<QString>("fill");
        QTest::addColumn<QSize>("size");
        QTest::addColumn<int>("zoom");
        for (const char* theme : {"night", "day"}) {
            for (const char* fill : {"empty", "plain", "drawing", "full"})
                QTest::addRow("%s-%s", theme, fill)
                    << QString::fromLatin1(theme) << QString::fromLatin1(fill) << QSize(490, 932)
                    << 100;
        }
        QTest::addRow("narrow") << QStringLiteral("night") << QStringLiteral("full")
                                << QSize(400, 640) << 100;
        QTest::addRow("large") << QStringLiteral("day") << QStringLiteral("full") << QSize(490, 932)
                               << 150;
        QTest::addRow("large-narrow")
            << QStringLiteral("night") << QStringLiteral("full") << QSize(400, 640) << 150;
    }
    void everyoneCanUseIt()
    {
        QFETCH(QString, theme);
        QFETCH(QString, fill);
        QFETCH(QSize, size);
        QFETCH(int, zoom);
        IncidentScene scene(theme, size, zoom);
        std::optional<IncidentId> id;
        if (fill == u"plain")
            id = scene.open("NOISE", Priority::P4, "204 Hollow Brook Rd");
        if (fill == u"drawing" || fill == u"full")
            id = fillDrawing(scene);
        if (fill == u"full") {
            scene.note(*id, "NEIGHBOR ADDS: BACK DOOR IS OPEN, DOG IN THE YARD");
            scene.suggest(*id, Flag::Yes, {}, {},
                          {{Fact::Alone, "yes", "ALONE"}, {Fact::Violence, "threat", "WILL HURT"}});
            scene.desk.room().logOn("3A12", {kSkillCit});
            scene.desk.room().logOn("3A15");
            scene.desk.room().dispatch("3A12", *id);
            scene.desk.room().dispatch("3A15", *id);
            scene.must(MarkEnRoute{{UnitId("3A12")}, {}});
            scene.must(RequestClinician{*id, {}});
            scene.must(StartChecklist{*id, ProtocolId("suicidal-person")});
            scene.desk.pass(Span::seconds(75));
            LogPage page;
            for (int n = 0; n < 8; ++n) {
                LogLine line;
                line.envelope.sequence = 90 - n;
                line.envelope.happenedAt = scene.desk.now() - Span::seconds(n * 20);
                line.envelope.doneBy = AgentId(n % 3 == 0 ? "advisor" : "dispatcher");
                line.text = n % 2 == 0 ? "Clinician requested" : "Note: back door is open";
                page.lines.push_back(line);
            }
            scene.desk.addPage(page);
            scene.panel().setParked(1);
        }
        scene.show(id);
        QTest::qWait(50);
        scene.save(QStringLiteral("incident-%1").arg(QString::fromLatin1(QTest::currentDataTag())));
        QCOMPARE(scene.panel().width(), size.width());
        QWidget& body = scene.find<QWidget>(QStringLiteral("incidentBody"));
        QVERIFY2(body.minimumSizeHint().width() <= size.width(),
                 qPrintable(QString::number(body.minimumSizeHint().width())));
        auto findings = testkit::accessFindings(scene.panel());
        QVERIFY2(findings.empty(), qPrintable(testkit::toldFindings(findings)));
        findings = testkit::clippingFindings(scene.panel());
        QVERIFY2(findings.empty(), qPrintable(testkit::toldFindings(findings)));
        if (fill != u"full")
            return;
        scene.focusPanel();
        scene.press(Qt::Key_3);
        scene.press(Qt::Key_X);
        QTest::qWait(50);
        scene.save(
            QStringLiteral("incident-%1-asking").arg(QString::fromLatin1(QTest::currentDataTag())));
        findings = testkit::clippingFindings(scene.panel());
        QVERIFY2(findings.empty(), qPrintable(testkit::toldFindings(findings)));
    }
};

HAVEN_TESTS(TestIncidentActs)
#include "tst_incident_acts.moc"
