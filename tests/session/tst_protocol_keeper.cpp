#include "app/session/protocol_files.h"
#include "app/session/protocol_keeper.h"
#include "models/crisis/protocol_draft.h"
#include "tests/session/session_kit.h"
#include "tests/testkit/test_program.h"

#include <QDir>
#include <QFile>
#include <QSignalSpy>
#include <QtTest>

using namespace haven;
using namespace haven::test;

namespace {

class ShelfScene final
{
public:
    ShelfScene()
    {
        room.open();
        keeper = std::make_unique<ProtocolKeeper>(room.session());
        writer = room.desk();
        other = room.desk("Position 2");
        keeper->serve(*writer);
        keeper->serve(*other);
        is(room.signOn(*writer, "admin"));
        is(room.signOn(*other, "reyes"));
    }
    ~ShelfScene()
    {
        writer.reset();
        other.reset();
        keeper.reset();
    }
    static void is(const QString& answer)
    {
        if (answer != QStringLiteral("done"))
            qFatal("%s", qPrintable(answer));
    }
    const ProtocolOnFile& inUse(const char* id) const
    {
        return other->knowledge().protocols.at(ProtocolId(id));
    }
    // The shipped one, given another title and version.
    std::string text(const char* title, int version) const
    {
        ProtocolDraft draft = must(readDraft(inUse("overdose").text));
        draft.title = title;
        draft.version = version;
        // Whatever day the room's clock has, the review is not overdue.
        const LocalDay day = writer->today();
        draft.checkedOn = QStringLiteral("%1-%2-%3")
                              .arg(day.year)
                              .arg(day.month, 2, 10, QLatin1Char('0'))
                              .arg(day.day, 2, 10, QLatin1Char('0'))
                              .toStdString();
        draft.reviewBy = aYearAfter(draft.checkedOn);
        return draftText(draft);
    }
    QString change(ConsoleDesk& desk, ProtocolWishAct act, const std::string& text)
    {
        return room.answerOf(desk, desk.changeProtocol({act, ProtocolId("overdose"), text}));
    }
    QString folder() const { return QString::fromStdString(agencyProtocolsPath(room.path())); }
    QByteArray file(const char* name) const
    {
        QFile file(folder() + QLatin1Char('/') + QString::fromLatin1(name));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    ProtocolTold ask(const ProtocolWish& wish)
    {
        ProtocolTold heard;
        bool isThere = false;
        QObject context;
        QObject* const here = &context;
        QObject::connect(writer.get(), &Desk::protocolTold, here,
                         [&](const QString&, quint64 generation, const ProtocolTold& told) {
                             isThere = generation == 7;
                             heard = told;
                         });
        writer->askProtocol(wish, QStringLiteral("editor"), 7);
        if (!QTest::qWaitFor([&] { return isThere; }))
            qFatal("no answer");
        return heard;
    }

    SessionRoom room;
    std::unique_ptr<ProtocolKeeper> keeper;
    std::unique_ptr<ConsoleDesk> writer;
    std::unique_ptr<ConsoleDesk> other;
};

} // namespace

class TestProtocolKeeper final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aSavedVersionIsInUseAtEveryWindowAndOnTheLog()
    {
        ShelfScene scene;
        const int shipped = scene.inUse("overdose").protocol.version;
        const std::string shippedText = scene.inUse("overdose").text;
        QSignalSpy heard(scene.other.get(), &Desk::protocolsChanged);
        const std::string text = scene.text("Overdose, campus", shipped + 1);
        ShelfScene::is(scene.change(*scene.writer, ProtocolWishAct::Save, text));
        QCOMPARE(heard.size(), 1);
        QCOMPARE(scene.inUse("overdose").protocol.title, std::string("Overdose, campus"));
        QVERIFY(scene.inUse("overdose").source == ProtocolSource::Agency);
        QCOMPARE(scene.file("overdose.json"), QByteArray::fromStdString(text));
        const auto settings = scene.room.facts<SettingChanged>();
        QCOMPARE(settings.size(), std::size_t(1));
        QCOMPARE(settings[0].envelope.recordedBy, AgentId("admin"));
        const auto& fact = asKind<SettingChanged>(*settings[0].event);
        QCOMPARE(fact.key, std::string("protocol overdose"));
        QVERIFY(fact.after.find(scene.inUse("overdose").hash) != std::string::npos);
        // The engine's rules know it too: an approval is for this text.
        ApproveProtocol approve{ProtocolId("overdose"), "A. Osei", "LCSW 1234", "Harbor Health"};
        ShelfScene::is(scene.room.submit(*scene.writer, approve));
        QCOMPARE(scene.room.session().state().approvals.at(ProtocolId("overdose")).hash,
                 scene.inUse("overdose").hash);
        // The next one leaves the agency's version before it beside, and the approval is for
        // another text.
        const std::string next = scene.text("Overdose, again", shipped + 2);
        ShelfScene::is(scene.change(*scene.writer, ProtocolWishAct::Save, next));
        const std::string earlier = "earlier/overdose-" + std::to_string(shipped + 1) + ".json";
        QCOMPARE(scene.file(earlier.c_str()), QByteArray::fromStdString(text));
        QVERIFY(scene.room.session().state().approvals.at(ProtocolId("overdose")).hash !=
                scene.inUse("overdose").hash);
        // And it is there after a start; what is shipped lies in the program as it was.
        QVERIFY(text != shippedText);
        KnowledgeBase again;
        again.knowledge.codes = scene.room.session().base().knowledge.codes;
        takeAgencyProtocols(again, scene.room.path());
        QCOMPARE(again.knowledge.protocols.size(), std::size_t(1));
        QCOMPARE(again.knowledge.protocols.begin()->second.text, next);
        QVERIFY(again.disabled.empty());
    }

    void whatIsNotReadyIsNoVersion()
    {
        ShelfScene scene;
        const int shipped = scene.inUse("overdose").protocol.version;
        const std::string before = scene.inUse("overdose").text;
        const auto save = [&](const std::string& text) {
            return scene.change(*scene.writer, ProtocolWishAct::Save, text);
        };
        std::string jargon = scene.text("Overdose", shipped + 1);
        const auto at = jargon.find("Send EMS");
        QVERIFY(at != std::string::npos);
        jargon.replace(at, 8, "Tell RP ");
        QCOMPARE(save(jargon), QStringLiteral("ProtocolNotReady"));
        QCOMPARE(save("{"), QStringLiteral("ProtocolMalformed"));
        QCOMPARE(save(scene.text("Overdose", shipped)), QStringLiteral("ProtocolVersionOld"));
        QCOMPARE(scene.inUse("overdose").text, before);
        QVERIFY(scene.file("overdose.json").isEmpty());
        QVERIFY(scene.room.facts<SettingChanged>().empty());
        // After three refusals the next one is still taken.
        ShelfScene::is(save(scene.text("Overdose", shipped + 1)));
    }

    void whoMayNotWritesNoFile()
    {
        ShelfScene scene;
        const std::string text =
            scene.text("Overdose", scene.inUse("overdose").protocol.version + 1);
        for (const auto act : {ProtocolWishAct::Save, ProtocolWishAct::Keep})
            QCOMPARE(scene.change(*scene.other, act, text), QStringLiteral("RoleMissing"));
        QVERIFY(!QDir(scene.folder()).exists());
    }

    void aDraftIsKeptFoundAndNeverRun()
    {
        ShelfScene scene;
        const std::string before = scene.inUse("overdose").text;
        ShelfScene::is(scene.change(*scene.writer, ProtocolWishAct::Keep, "{ half"));
        const auto told = scene.ask({ProtocolWishAct::Look, {}, {}});
        QCOMPARE(told.drafts.size(), std::size_t(1));
        QVERIFY(told.drafts[0] == (ProtocolDraftOnFile{ProtocolId("overdose"), "{ half"}));
        QCOMPARE(scene.inUse("overdose").text, before);
        KnowledgeBase again;
        takeAgencyProtocols(again, scene.room.path());
        QVERIFY(again.knowledge.protocols.empty() && again.disabled.empty());
        // A saved version throws away the draft it was written on, and nobody else's.
        const auto save = [&](const std::string& text, const char* draft) {
            return scene.room.answerOf(
                *scene.writer, scene.writer->changeProtocol(
                                   {ProtocolWishAct::Save, ProtocolId("overdose"), text, draft}));
        };
        const int version = scene.inUse("overdose").protocol.version;
        ShelfScene::is(save(scene.text("Overdose", version + 1), ""));
        QCOMPARE(scene.ask({ProtocolWishAct::Look, {}, {}}).drafts.size(), std::size_t(1));
        ShelfScene::is(save(scene.text("Overdose", version + 2), "{ another half"));
        QCOMPARE(scene.ask({ProtocolWishAct::Look, {}, {}}).drafts.size(), std::size_t(1));
        ShelfScene::is(save(scene.text("Overdose", version + 3), "{ half"));
        QVERIFY(scene.ask({ProtocolWishAct::Look, {}, {}}).drafts.empty());
        // Or the very text that is saved.
        const std::string whole = scene.text("Overdose", version + 4);
        ShelfScene::is(scene.change(*scene.writer, ProtocolWishAct::Keep, whole));
        ShelfScene::is(save(whole, ""));
        QVERIFY(scene.ask({ProtocolWishAct::Look, {}, {}}).drafts.empty());
        // No name leads out of the folder.
        QCOMPARE(scene.room.answerOf(*scene.writer,
                                     scene.writer->changeProtocol(
                                         {ProtocolWishAct::Keep, ProtocolId("../out"), "x"})),
                 QStringLiteral("NameMissing"));
    }

    void theLinterSpeaksOfATextThatLiesNowhere()
    {
        ShelfScene scene;
        const auto told = scene.ask({ProtocolWishAct::Lint, ProtocolId("overdose"), "{\n oops"});
        QVERIFY(told.act == ProtocolWishAct::Lint);
        QCOMPARE(told.findings.size(), std::size_t(1));
        QCOMPARE(told.findings[0].rule, LintRule::NotJson);
        QCOMPARE(told.findings[0].line, 2);
    }
};

HAVEN_TESTS(TestProtocolKeeper)
#include "tst_protocol_keeper.moc"
