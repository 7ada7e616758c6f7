// Where an agency writes its own protocols: by real fields and keys.
#include "tests/testkit/fake_desk.h"
#include "tests/testkit/test_program.h"
#include "tests/testkit/ui/access_check.h"
#include "tests/testkit/ui/child_of.h"
#include "tests/testkit/ui/gallery.h"
#include "tests/testkit/ui/sample_look.h"
#include "ui/admin/protocols_panel.h"
#include "ui/crisis/confirm_band.h"
#include "ui/protocols/protocol_editor.h"
#include "ui/theme/apply_theme.h"
#include "ui/widgets/key_button.h"

#include <QAbstractItemModelTester>
#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QScrollArea>
#include <QScrollBar>
#include <QSignalSpy>
#include <QtTest>
#include <QVBoxLayout>

using namespace haven;
using namespace haven::test;
using namespace haven::ui;

namespace {

class Writing final
{
public:
    explicit Writing(const Seat& seat = administratorSeat(),
                     const QString& theme = QStringLiteral("night"), int zoom = 100)
        : m_source(testkit::denseLook(theme, zoom))
    {
        applyTheme(*qApp, m_source.look());
        desk.setSeat(seat);
        window.setObjectName(QStringLiteral("window"));
        window.setLayout(new QVBoxLayout);
        window.layout()->setContentsMargins(0, 0, 0, 0);
    }
    void show(const char* protocol = "overdose", QSize size = QSize(1500, 950))
    {
        editor = new ProtocolEditor(m_source, desk, &window);
        window.layout()->addWidget(editor);
        window.resize(size);
        window.show();
        window.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        editor->start(protocol ? std::optional(ProtocolId(protocol)) : std::nullopt);
    }
    template <class W>
    W& child(const char* name)
    {
        return childOf<W>(window, name);
    }
    // In place of what stands there, as somebody types it.
    void write(const char* name, const char* text)
    {
        auto& line = child<QLineEdit>(name);
        line.setFocus();
        line.selectAll();
        QTest::keyClicks(&line, QString::fromUtf8(text));
    }
    void press(Qt::Key key, Qt::KeyboardModifiers with = Qt::NoModifier)
    {
        QWidget* target = QApplication::focusWidget();
        QTest::keyClick(target ? target : &window, key, with);
    }
    // At another window, where it is not looked at now.
    ProtocolEditor& another()
    {
        auto* other = new ProtocolEditor(m_source, desk, &elsewhere);
        other->start(ProtocolId("overdose"));
        return *other;
    }
    BoardView& steps() { return child<BoardView>("protocolSteps"); }
    void choose(int row)
    {
        steps().setCurrentIndex(steps().model()->index(row, 0));
        steps().setFocus();
    }
    QString step(int row) { return steps().model()->index(row, 0).data().toString(); }
    QString said() { return child<QLabel>("protocolMessage").text(); }
    ProtocolDraft lastWish() { return *readDraft(desk.protocolWishes().back().text); }

    FakeDesk desk;
    QWidget window;
    QWidget elsewhere;
    ProtocolEditor* editor = nullptr;

private:
    ThemeSource m_source;
};

} // namespace

class TestProtocolEditor final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aChangedProtocolIsSavedAsTheNextVersionOfTheAgencysOwn()
    {
        Writing writing;
        const int before =
            writing.desk.knowledge().protocols.at(ProtocolId("overdose")).protocol.version;
        writing.show();
        QVERIFY(!writing.child<KeyButton>("protocolSave").isEnabled());
        writing.write("protocolTitle", "Overdose, campus");
        QVERIFY(writing.editor->isChanged());
        writing.press(Qt::Key_Return, Qt::ControlModifier);
        QTRY_VERIFY2(writing.said().contains(QStringLiteral("in use at every window")),
                     qPrintable(writing.said()));
        const auto& now = writing.desk.knowledge().protocols.at(ProtocolId("overdose"));
        QCOMPARE(now.protocol.title, std::string("Overdose, campus"));
        QCOMPARE(now.protocol.version, before + 1);
        QVERIFY(now.source == ProtocolSource::Agency);
        QVERIFY(!writing.editor->isChanged());
        QVERIFY(writing.desk.draft("protocol-editor").empty());
    }

    void whatIsWrongStandsBesideItsStepWhileOneTypes()
    {
        Writing writing;
        writing.show();
        writing.choose(1);
        QVERIFY(writing.child<QLabel>("protocolStepFindings").isHidden());
        writing.write("protocolStepText",
                      "Send one two three four five six seven eight nine ten eleven twelve "
                      "and more words yes.");
        QTRY_VERIFY(writing.child<QLabel>("protocolStepFindings")
                        .text()
                        .contains(QStringLiteral("at most 16 words")));
        QCOMPARE(writing.steps().model()->index(1, 2).data().toString(), QStringLiteral("1"));
        // Another step is not to blame.
        writing.choose(0);
        QVERIFY(writing.child<QLabel>("protocolStepFindings").isHidden());
        QVERIFY(!writing.desk.draft("protocol-editor").empty());
        // About the whole.
        writing.write("protocolReview", "");
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Delete);
        QTRY_VERIFY(!writing.child<QLabel>("protocolFindings").isHidden());
    }

    void aTextWithAnErrorIsNoVersionAndKeptAsADraft()
    {
        Writing writing;
        const std::string before =
            writing.desk.knowledge().protocols.at(ProtocolId("overdose")).text;
        writing.show();
        writing.choose(0);
        writing.write("protocolStepId", "Not An Id");
        writing.press(Qt::Key_Return, Qt::ControlModifier);
        QTRY_VERIFY2(writing.said().contains(QStringLiteral("kept as a draft, which nothing runs")),
                     qPrintable(writing.said()));
        QVERIFY(writing.said().contains(QStringLiteral("No version was saved")));
        const auto& wishes = writing.desk.protocolWishes();
        QCOMPARE(wishes.size(), std::size_t(2));
        QVERIFY(wishes[0].act == ProtocolWishAct::Save && wishes[1].act == ProtocolWishAct::Keep);
        QCOMPARE(writing.lastWish().steps[0].id, std::string("Not An Id"));
        QCOMPARE(writing.desk.knowledge().protocols.at(ProtocolId("overdose")).text, before);
        // It can be gone on with from the list.
        auto& choice = writing.child<QComboBox>("protocolChoice");
        QTRY_VERIFY(choice.currentText().startsWith(QStringLiteral("Draft: ")));
        // Once it is a version, that draft goes with it, and no other.
        const std::string kept = wishes[1].text;
        writing.write("protocolStepId", "right");
        writing.press(Qt::Key_Return, Qt::ControlModifier);
        QCOMPARE(writing.desk.protocolWishes().size(), std::size_t(3));
        QVERIFY(writing.desk.protocolWishes()[2].act == ProtocolWishAct::Save);
        QCOMPARE(writing.desk.protocolWishes()[2].draft, kept);
        QVERIFY(writing.desk.protocolWishes()[2].text != kept);
    }

    void stepsAreAddedMovedAndRemovedByKeys()
    {
        Writing writing;
        writing.show();
        const QAbstractItemModelTester tester(writing.steps().model());
        const int all = writing.steps().model()->rowCount();
        writing.choose(1);
        const QString second = writing.step(1);
        writing.press(Qt::Key_Down, Qt::AltModifier);
        QCOMPARE(writing.step(2), second);
        QCOMPARE(writing.steps().currentIndex().row(), 2);
        writing.press(Qt::Key_Up, Qt::AltModifier);
        QCOMPARE(writing.step(1), second);
        for (const char* name : {"protocolChoice", "protocolKind", "protocolStepKind"})
            QCOMPARE(writing.child<QComboBox>(name).focusPolicy(), Qt::StrongFocus);
        // In a list of choices it is the key that opens it.
        writing.child<QComboBox>("protocolStepKind").setFocus();
        writing.press(Qt::Key_Up, Qt::AltModifier);
        QCOMPARE(writing.step(1), second);
        writing.choose(1);
        writing.press(Qt::Key_X, Qt::AltModifier);
        QCOMPARE(writing.steps().model()->rowCount(), all - 1);
        writing.press(Qt::Key_A, Qt::AltModifier);
        QCOMPARE(writing.steps().model()->rowCount(), all);
        QCOMPARE(QApplication::focusWidget(), &writing.child<QLineEdit>("protocolStepText"));
        QTest::keyClicks(QApplication::focusWidget(), QStringLiteral("Stay on the line."));
        QCOMPARE(writing.step(writing.steps().currentIndex().row()),
                 QStringLiteral("Stay on the line."));
        // As many as a page has, and no more.
        while (writing.steps().model()->rowCount() < static_cast<int>(kMaxSteps))
            writing.press(Qt::Key_A, Qt::AltModifier);
        QVERIFY(!writing.child<KeyButton>("protocolStepAdd").isEnabled());
        writing.press(Qt::Key_A, Qt::AltModifier);
        QCOMPARE(writing.steps().model()->rowCount(), static_cast<int>(kMaxSteps));
    }

    void answersAreWrittenALineEach()
    {
        Writing writing;
        writing.show();
        writing.choose(0);
        auto& answers = writing.child<QPlainTextEdit>("protocolStepAnswers");
        QVERIFY(answers.toPlainText().startsWith(QStringLiteral("Started here; emd started\n")));
        answers.setFocus();
        answers.moveCursor(QTextCursor::End);
        QTest::keyClick(&answers, Qt::Key_Return);
        QTest::keyClicks(&answers, QStringLiteral("Not medical; emd not_medical -> end"));
        writing.child<QCheckBox>("protocolStepCritical").click();
        writing.press(Qt::Key_K, Qt::AltModifier);
        QCOMPARE(writing.desk.protocolWishes().size(), std::size_t(1));
        const DraftStep step = writing.lastWish().steps[0];
        QCOMPARE(step.answers.back().label, std::string("Not medical"));
        QCOMPARE(step.answers.back().next, std::string("end"));
        QVERIFY(step.weight == StepWeight::Plain);
    }

    void leavingWithChangesAsksAndLosesNothing()
    {
        Writing writing;
        writing.show();
        const QSignalSpy left(writing.editor, &ProtocolEditor::left);
        writing.write("protocolTitle", "Another title");
        writing.press(Qt::Key_Escape);
        auto* band = writing.window.findChild<ConfirmBand*>();
        QVERIFY(band && band->isAsking());
        QCOMPARE(left.count(), 0);
        writing.press(Qt::Key_Escape);
        QVERIFY(!band->isAsking());
        QCOMPARE(writing.child<QLineEdit>("protocolTitle").text(), QStringLiteral("Another title"));
        writing.editor->setFocus();
        writing.child<QLineEdit>("protocolTitle").setFocus();
        writing.press(Qt::Key_Escape);
        writing.press(Qt::Key_Y, Qt::AltModifier);
        QTRY_COMPARE(left.count(), 1);
        QCOMPARE(writing.child<QLineEdit>("protocolTitle").text(), QStringLiteral("Overdose"));
        QVERIFY(writing.desk.protocolWishes().empty());
        // Nothing changed: nothing is asked.
        writing.child<QLineEdit>("protocolTitle").setFocus();
        writing.press(Qt::Key_Escape);
        QCOMPARE(left.count(), 2);
    }

    void anotherProtocolIsNotOpenedOverWhatIsNotSaved()
    {
        Writing writing;
        writing.show();
        writing.write("protocolTitle", "Another title");
        auto& choice = writing.child<QComboBox>("protocolChoice");
        const int here = choice.currentIndex();
        choice.setFocus();
        writing.press(Qt::Key_Home);
        auto* band = writing.window.findChild<ConfirmBand*>();
        QVERIFY(band->isAsking());
        QCOMPARE(choice.currentIndex(), here);
        QCOMPARE(writing.child<QLineEdit>("protocolTitle").text(), QStringLiteral("Another title"));
        writing.press(Qt::Key_Y, Qt::AltModifier);
        QTRY_COMPARE(choice.currentIndex(), 0);
        QCOMPARE(writing.child<QLineEdit>("protocolTitle").text(), choice.itemText(0));
    }

    void whatWasApprovedGoesOnBeingStartedAndIsSaid()
    {
        Writing writing;
        StationCreated live;
        live.mode = StationMode::Live;
        writing.desk.room().record(live);
        mustAs(writing.desk, supervisorSeat(),
               ApproveProtocol{ProtocolId("overdose"), "A. Okafor", "LCSW 1234", "Harbor Health"});
        writing.desk.sync();
        const int before =
            writing.desk.knowledge().protocols.at(ProtocolId("overdose")).protocol.version;
        writing.show();
        writing.write("protocolTitle", "Overdose, campus");
        writing.press(Qt::Key_Return, Qt::ControlModifier);
        QVERIFY(!writing.window.findChild<ConfirmBand*>()->isAsking());
        QTRY_COMPARE(writing.desk.protocolWishes().size(), std::size_t(1));
        QTRY_VERIFY2(
            writing.said().contains(QStringLiteral("checklists start by version %1").arg(before)),
            qPrintable(writing.said()));
        QVERIFY(writing.said().contains(QStringLiteral("A. Okafor")));
    }

    void whatOffersItIsWrittenInFields()
    {
        Writing writing;
        const ProtocolId school("youth-at-school");
        writing.show("youth-at-school");
        auto& first = writing.child<QPlainTextEdit>("protocolFirst");
        QVERIFY2(first.toPlainText().startsWith(
                     QStringLiteral("types SCH, JUV, TRUANT; self_harm ideation, self_injury")),
                 qPrintable(first.toPlainText()));
        QVERIFY(!writing.editor->isChanged()); // by being shown
        first.setFocus();
        first.selectAll();
        QTest::keyClicks(&first, QStringLiteral("types SCH; families voices"));
        writing.press(Qt::Key_Return);
        QTest::keyClicks(&first, QStringLiteral("weapon in_hand, used"));
        writing.write("protocolFacts", "self_harm attempt_in_progress; psychosis agitated");
        writing.write("protocolFamilies", "voices, farewell");
        writing.write("protocolNotTypes", "SUICIDE");
        writing.press(Qt::Key_Return, Qt::ControlModifier);
        QTRY_COMPARE(writing.desk.protocolWishes().size(), std::size_t(1));
        const auto triggers = writing.desk.knowledge().protocols.at(school).protocol.triggers;
        using Texts = std::vector<std::string>;
        QCOMPARE(triggers.facts.size(), std::size_t{2});
        QCOMPARE(triggers.facts[1].fact, Fact::Psychosis);
        QCOMPARE(triggers.families, (Texts{"voices", "farewell"}));
        QCOMPARE(triggers.notTypes, Texts{"SUICIDE"});
        QCOMPARE(triggers.first.size(), std::size_t{2});
        QCOMPARE(triggers.first[0].types, Texts{"SCH"});
        QCOMPARE(triggers.first[1].facts.front().values, (Texts{"in_hand", "used"}));
    }

    void aNewProtocolTakesNoIdOfAnother()
    {
        Writing writing;
        writing.show();
        auto& choice = writing.child<QComboBox>("protocolChoice");
        choice.setFocus();
        writing.press(Qt::Key_End);
        QCOMPARE(choice.currentText(), QStringLiteral("A new protocol"));
        QCOMPARE(writing.steps().model()->rowCount(), 2);
        writing.write("protocolTitle", "At the harbor");
        writing.write("protocolId", "overdose");
        writing.write("protocolTypes", "WELFARE");
        writing.press(Qt::Key_Return, Qt::ControlModifier);
        QVERIFY(writing.said().contains(QStringLiteral("belongs to “Overdose”")));
        QVERIFY(writing.desk.protocolWishes().empty());
        writing.write("protocolId", "harbor");
        writing.press(Qt::Key_Return, Qt::ControlModifier);
        QTRY_VERIFY(writing.desk.knowledge().protocols.count(ProtocolId("harbor")) == 1);
        QTRY_COMPARE(choice.currentText(), QStringLiteral("At the harbor"));
        // From then on its id stays.
        QTRY_VERIFY(writing.child<QLineEdit>("protocolId").isReadOnly());
    }

    void whatWasWrittenIsBackAfterACrash()
    {
        Writing writing;
        ProtocolDraft draft =
            *readDraft(writing.desk.knowledge().protocols.at(ProtocolId("overdose")).text);
        draft.title = "Half a ti";
        writing.desk.keepDraft({"protocol-editor", draftText(draft)});
        writing.show();
        QCOMPARE(writing.child<QLineEdit>("protocolTitle").text(), QStringLiteral("Half a ti"));
        QVERIFY(writing.editor->isChanged());
        QVERIFY(writing.said().contains(QStringLiteral("not saved")));
    }

    void aNewProtocolOfBeforeACrashIsStillANewOne()
    {
        Writing writing;
        ProtocolDraft draft = newDraft("overdose", "At the harbor", "2026-11-26");
        draft.types = {"WELFARE"};
        writing.desk.keepDraft({"protocol-editor", "new\n\n" + draftText(draft)});
        writing.show(nullptr);
        QCOMPARE(writing.child<QComboBox>("protocolChoice").currentText(),
                 QStringLiteral("A new protocol"));
        QVERIFY(!writing.child<QLineEdit>("protocolId").isReadOnly());
        writing.press(Qt::Key_Return, Qt::ControlModifier);
        QVERIFY(writing.said().contains(QStringLiteral("belongs to “Overdose”")));
        QVERIFY(writing.desk.protocolWishes().empty());
        QVERIFY(writing.desk.draft("protocol-editor").rfind("new\n", 0) == 0);
    }

    void whatIsTypedIsKeptWithoutAPauseAndAtTheEnd()
    {
        Writing writing;
        writing.show();
        writing.write("protocolTitle", "Over");
        // No pause is as long as the linter waits for.
        for (int n = 0; n < 6; ++n) {
            QTest::keyClick(QApplication::focusWidget(), Qt::Key_A);
            QTest::qWait(40);
        }
        QVERIFY(!writing.desk.draft("protocol-editor").empty());
        writing.write("protocolTitle", "The last words");
        delete writing.editor;
        QVERIFY(writing.desk.draft("protocol-editor").find("The last words") != std::string::npos);
    }

    void whoMayNotWriteThrowsNothingOfAnotherAway()
    {
        Writing writing(dispatcherSeat());
        ProtocolDraft draft =
            *readDraft(writing.desk.knowledge().protocols.at(ProtocolId("overdose")).text);
        draft.title = "Half a ti";
        const std::string kept =
            "file overdose\n" + writing.desk.knowledge().protocols.at(ProtocolId("overdose")).hash +
            "\n" + draftText(draft);
        writing.desk.keepDraft({"protocol-editor", kept});
        writing.show();
        const QSignalSpy left(writing.editor, &ProtocolEditor::left);
        QCOMPARE(writing.child<QLineEdit>("protocolTitle").text(), QStringLiteral("Overdose"));
        writing.press(Qt::Key_Escape);
        QCOMPARE(left.count(), 1);
        QCOMPARE(writing.desk.draft("protocol-editor"), kept);
        // Who may finds it.
        writing.desk.setSeat(administratorSeat());
        QCOMPARE(writing.child<QLineEdit>("protocolTitle").text(), QStringLiteral("Half a ti"));
        // And what an administrator left in the fields asks nobody who only reads.
        writing.desk.setSeat(dispatcherSeat());
        writing.child<QLineEdit>("protocolTitle").setFocus();
        writing.press(Qt::Key_Escape);
        QCOMPARE(left.count(), 2);
        QVERIFY(!writing.window.findChild<ConfirmBand*>()->isAsking());
        QCOMPARE(writing.desk.draft("protocol-editor"), kept);
    }

    void changingAnotherOneAsksFirst()
    {
        Writing writing;
        writing.show();
        writing.write("protocolTitle", "Another title");
        writing.editor->start(ProtocolId("barricade-crisis"));
        auto* band = writing.window.findChild<ConfirmBand*>();
        QVERIFY(band->isAsking());
        QCOMPARE(writing.child<QLineEdit>("protocolTitle").text(), QStringLiteral("Another title"));
        writing.press(Qt::Key_Y, Qt::AltModifier);
        QCOMPARE(writing.child<QLineEdit>("protocolId").text(), QStringLiteral("barricade-crisis"));
        QVERIFY(!writing.editor->isChanged());
    }

    void whatIsTypedWhileItSavesIsNotInTheVersionAndNotLost()
    {
        Writing writing;
        writing.show();
        writing.write("protocolTitle", "Overdose, campus");
        writing.press(Qt::Key_Return, Qt::ControlModifier);
        QCOMPARE(writing.desk.protocolWishes().size(), std::size_t(1));
        QVERIFY(!writing.child<KeyButton>("protocolSave").isEnabled());
        QVERIFY(writing.child<QLineEdit>("protocolId").isReadOnly());
        auto& title = writing.child<QLineEdit>("protocolTitle");
        title.setFocus();
        title.end(false);
        QTest::keyClicks(&title, QStringLiteral(" two"));
        QTRY_VERIFY2(writing.said().contains(QStringLiteral("in use at every window")),
                     qPrintable(writing.said()));
        QCOMPARE(writing.desk.knowledge().protocols.at(ProtocolId("overdose")).protocol.title,
                 std::string("Overdose, campus"));
        QCOMPARE(title.text(), QStringLiteral("Overdose, campus two"));
        QVERIFY(writing.editor->isChanged());
        QVERIFY(writing.child<KeyButton>("protocolSave").isEnabled());
        QTRY_VERIFY(!writing.desk.draft("protocol-editor").empty());
    }

    void anAnswerThatComesLateIsNotAboutWhatIsOpenByThen()
    {
        Writing writing;
        writing.show();
        writing.write("protocolTitle", "Overdose, campus");
        writing.press(Qt::Key_Return, Qt::ControlModifier);
        writing.editor->start(ProtocolId("barricade-crisis"));
        writing.press(Qt::Key_Y, Qt::AltModifier);
        QCOMPARE(writing.child<QLineEdit>("protocolId").text(), QStringLiteral("barricade-crisis"));
        QTRY_VERIFY(writing.said().contains(QStringLiteral("in use at every window")));
        QVERIFY(!writing.editor->isChanged());
        QVERIFY(!writing.child<KeyButton>("protocolSave").isEnabled());
    }

    void anotherPersonsVersionIsNotPutAsideInSilence()
    {
        Writing writing;
        writing.show();
        ProtocolEditor& other = writing.another();
        auto* otherTitle = other.findChild<QLineEdit*>(QStringLiteral("protocolTitle"));
        auto* otherSave = other.findChild<KeyButton*>(QStringLiteral("protocolSave"));
        const auto inUse = [&] {
            return writing.desk.knowledge().protocols.at(ProtocolId("overdose")).protocol.title;
        };
        writing.write("protocolTitle", "Overdose, campus");
        writing.press(Qt::Key_Return, Qt::ControlModifier);
        // Where nothing was changed the new one is shown.
        QTRY_COMPARE(otherTitle->text(), QStringLiteral("Overdose, campus"));
        QVERIFY(!other.isChanged());
        QTRY_VERIFY(writing.said().contains(QStringLiteral("in use at every window")));
        // Where something was, it stays, and it is said.
        writing.write("protocolTitle", "Overdose, third");
        otherTitle->setText(QStringLiteral("Overdose, night"));
        Q_EMIT otherTitle->textEdited(otherTitle->text());
        otherSave->click();
        QTRY_VERIFY2(writing.said().contains(QStringLiteral("saved elsewhere")),
                     qPrintable(writing.said()));
        QCOMPARE(inUse(), std::string("Overdose, night"));
        auto& title = writing.child<QLineEdit>("protocolTitle");
        QCOMPARE(title.text(), QStringLiteral("Overdose, third"));
        auto* band = writing.window.findChild<ConfirmBand*>();
        title.setFocus();
        writing.press(Qt::Key_Return, Qt::ControlModifier);
        QVERIFY(band->isAsking());
        writing.press(Qt::Key_Escape);
        QVERIFY(!band->isAsking());
        QCOMPARE(writing.desk.protocolWishes().size(), std::size_t(2));
        title.setFocus();
        writing.press(Qt::Key_Return, Qt::ControlModifier);
        // One more comes while it is asked: the answer was not about that one.
        QTRY_VERIFY(!other.isChanged());
        otherTitle->setText(QStringLiteral("Overdose, late"));
        Q_EMIT otherTitle->textEdited(otherTitle->text());
        otherSave->click();
        QTRY_VERIFY(!other.isChanged());
        writing.press(Qt::Key_Y, Qt::AltModifier);
        QVERIFY(band->isAsking());
        QCOMPARE(inUse(), std::string("Overdose, late"));
        writing.press(Qt::Key_Y, Qt::AltModifier);
        QTRY_COMPARE(inUse(), std::string("Overdose, third"));
        QVERIFY(!other.isChanged());
    }

    void whoMayNotReadsOnly()
    {
        Writing writing(dispatcherSeat());
        writing.show();
        QVERIFY(writing.child<QLineEdit>("protocolTitle").isReadOnly());
        for (const char* name : {"protocolSave", "protocolKeep", "protocolStepAdd"})
            QVERIFY2(!writing.child<KeyButton>(name).isEnabled(), name);
        writing.press(Qt::Key_Return, Qt::ControlModifier);
        writing.press(Qt::Key_A, Qt::AltModifier);
        QVERIFY(!writing.editor->isChanged());
        QVERIFY(writing.desk.protocolWishes().empty());
    }

    void aFullDiskLeavesWhatWasWritten()
    {
        Writing writing;
        writing.show();
        writing.write("protocolTitle", "Overdose, campus");
        writing.desk.refuseNextWith(refuse(RefusalCode::FileUnwritable, "x.protocols"));
        writing.press(Qt::Key_Return, Qt::ControlModifier);
        QTRY_VERIFY(writing.said().contains(QStringLiteral("x.protocols")));
        QVERIFY(writing.editor->isChanged());
        QVERIFY(writing.child<KeyButton>("protocolSave").isEnabled());
    }

    // The list beside it follows.
    void theListOfProtocolsTakesANewOne()
    {
        FakeDesk desk;
        desk.setSeat(administratorSeat());
        ProtocolListModel list(desk, [](const ProtocolRow&) { return QString(); });
        const QAbstractItemModelTester tester(&list);
        const int before = list.rowCount();
        ProtocolDraft draft = newDraft("aaa", "Aaa", "2026-11-26");
        draft.types = {"WELFARE"};
        desk.changeProtocol({ProtocolWishAct::Save, ProtocolId("aaa"), draftText(draft)});
        QTRY_COMPARE(list.rowCount(), before + 1);
        QCOMPARE(list.index(0, 0).data().toString(), QStringLiteral("Aaa"));
    }

    void everyoneCanUseIt_data()
    {
        QTest::addColumn<QString>("theme");
        QTest::addColumn<int>("zoom");
        QTest::addColumn<QSize>("size");
        QTest::addRow("night") << QStringLiteral("night") << 100 << QSize(1500, 950);
        QTest::addRow("day") << QStringLiteral("day") << 100 << QSize(1500, 950);
        // What a screen of 1366 by 768 leaves between the bars of the window.
        QTest::addRow("night-1366-150") << QStringLiteral("night") << 150 << QSize(1366, 640);
    }
    void everyoneCanUseIt()
    {
        QFETCH(QString, theme);
        QFETCH(int, zoom);
        QFETCH(QSize, size);
        Writing writing(administratorSeat(), theme, zoom);
        writing.show("overdose", size);
        writing.choose(1);
        writing.write("protocolStepText", "Send one two three four five six seven eight nine ten "
                                          "eleven twelve and more words yes.");
        QTRY_VERIFY(!writing.child<QLabel>("protocolStepFindings").isHidden());
        const auto access = testkit::accessFindings(writing.window);
        QVERIFY2(access.empty(), qPrintable(testkit::toldFindings(access)));
        const auto clipped = testkit::clippingFindings(writing.window);
        QVERIFY2(clipped.empty(), qPrintable(testkit::toldFindings(clipped)));
        QVERIFY2(writing.window.width() <= size.width(),
                 qPrintable(QStringLiteral("it needs %1 px").arg(writing.window.width())));
        for (const char* name : {"protocolHeadScroll", "protocolStepScroll"})
            QVERIFY2(writing.child<QScrollArea>(name).horizontalScrollBar()->maximum() == 0, name);
        testkit::saveToGallery(writing.window, QStringLiteral("protocol-editor-") +
                                                   QString::fromLatin1(QTest::currentDataTag()));
    }
};

HAVEN_TESTS(TestProtocolEditor)
#include "tst_protocol_editor.moc"
