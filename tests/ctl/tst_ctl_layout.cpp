#include "tests/ctl/ctl_kit.h"
#include "tests/testkit/test_program.h"

#include <QDir>
#include <QJsonArray>
#include <QJsonObject>
#include <QtTest>

// A person's layouts at the command line, in a folder for settings of their own.
using namespace haven;
using namespace haven::test;

namespace {

class Owner final
{
public:
    Ran layout(QStringList words) const
    {
        QProcess process;
        words.prepend(QStringLiteral("layout"));
        words << QStringLiteral("--person") << QStringLiteral("reyes");
        prepare(process, words);
        auto environment = process.processEnvironment();
        environment.insert(QStringLiteral("XDG_CONFIG_HOME"), m_folder.path());
        process.setProcessEnvironment(environment);
        process.start();
        process.closeWriteChannel();
        Ran ran;
        if (process.waitForFinished(20'000) && process.exitStatus() == QProcess::NormalExit)
            ran.code = process.exitCode();
        ran.out = process.readAllStandardOutput();
        ran.err = process.readAllStandardError();
        return ran;
    }
    QString file(const QString& name) const { return m_folder.filePath(name); }

private:
    QTemporaryDir m_folder;
};

constexpr const char* kOneLayout =
    R"({"haven_layouts": 1, "layouts": {"busy night": {"across": [500, 200, 300],
        "hidden": ["Map", "Ceiling"], "zoom_percent": 120,
        "windows": [{"board": "Units", "number": 2, "place": [1920, 0, 800, 600],
                     "filter": "is:free"}]}}})";

} // namespace

class TestCtlLayout final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theShippedOnesAreListed();
    void aLayoutIsCarriedToAnotherMachine();
    void aFileLongerThanAnyLayoutsIsNotReadToItsEnd();
    void whatIsWrongIsSaid();
};

void TestCtlLayout::theShippedOnesAreListed()
{
    const Owner person;
    const Ran ran = person.layout({QStringLiteral("list"), QStringLiteral("--json")});
    QVERIFY2(ran.code == 0, ran.err.constData());
    const QJsonArray all = ran.json().object()[u"layouts"].toArray();
    QCOMPARE(all.size(), 5);
    QCOMPARE(all[0].toObject()[u"name"].toString(), QStringLiteral("dispatcher"));
    QVERIFY(!all[0].toObject()[u"own"].toBool());
    QCOMPARE(person.layout({QStringLiteral("show"), QStringLiteral("map apart")}).code, 0);
}

void TestCtlLayout::aLayoutIsCarriedToAnotherMachine()
{
    const Owner here;
    const QString file = here.file(QStringLiteral("mine.json"));
    writeFile(file, kOneLayout);
    const Ran taken = here.layout({QStringLiteral("import"), file});
    QVERIFY2(taken.code == 0, taken.err.constData());
    QVERIFY(here.layout({QStringLiteral("list")}).out.contains("busy night"));
    const Ran chosen = here.layout({QStringLiteral("choose"), QStringLiteral("busy night")});
    QVERIFY2(chosen.code == 0, chosen.err.constData());
    QVERIFY(here.layout({QStringLiteral("list")}).out.contains("* busy night"));
    const QString other = here.file(QStringLiteral("again.json"));
    QCOMPARE(here.layout({QStringLiteral("export"), other}).code, 0);

    const Owner there;
    QCOMPARE(there.layout({QStringLiteral("import"), other}).code, 0);
    const QStringList show{QStringLiteral("show"), QStringLiteral("busy night"),
                           QStringLiteral("--json")};
    QCOMPARE(there.layout(show).out, here.layout(show).out);
    const QJsonObject layout = there.layout(show).json().object();
    QCOMPARE(layout[u"zoom_percent"].toInt(), 120);
    QCOMPARE(layout[u"hidden"].toArray(), QJsonArray{QStringLiteral("Map")});
    QCOMPARE(layout[u"windows"].toArray()[0].toObject()[u"filter"].toString(),
             QStringLiteral("is:free"));
    QCOMPARE(there.layout({QStringLiteral("remove"), QStringLiteral("busy night")}).code, 0);
    QVERIFY(!there.layout({QStringLiteral("list")}).out.contains("busy night"));
    QCOMPARE(here.layout({QStringLiteral("reset")}).code, 0);
    QVERIFY(!here.layout({QStringLiteral("list")}).out.contains("*"));
    QCOMPARE(here.layout({QStringLiteral("reset"), QStringLiteral("--role"),
                          QStringLiteral("clinician")})
                 .code,
             0);
    QVERIFY(here.layout({QStringLiteral("list")}).out.contains("* clinician"));
}

// Somebody may name a disk image, or a device that never ends.
void TestCtlLayout::aFileLongerThanAnyLayoutsIsNotReadToItsEnd()
{
    const Owner person;
    const QString file = person.file(QStringLiteral("padded.json"));
    const QByteArray layouts(kOneLayout);
    constexpr qsizetype kMost = 1'000'000;
    writeFile(file, QByteArray(kMost + 1 - layouts.size(), ' ') + layouts);
    const Ran ran = person.layout({QStringLiteral("import"), file});
    QVERIFY2(ran.code == 4 && ran.err.contains("[LayoutMalformed]"), ran.err.constData());
    writeFile(file, QByteArray(kMost - layouts.size(), ' ') + layouts);
    QCOMPARE(person.layout({QStringLiteral("import"), file}).code, 0);
}

void TestCtlLayout::whatIsWrongIsSaid()
{
    const Owner person;
    QCOMPARE(person.layout({}).code, 2);
    QCOMPARE(person.layout({QStringLiteral("show")}).code, 2);
    QCOMPARE(
        person
            .layout({QStringLiteral("reset"), QStringLiteral("--role"), QStringLiteral("captain")})
            .code,
        2);
    QCOMPARE(ctl({QStringLiteral("layout"), QStringLiteral("list")}).code, 2);
    const Ran unknown = person.layout({QStringLiteral("show"), QStringLiteral("nothing")});
    QCOMPARE(unknown.code, 1);
    QVERIFY(unknown.err.contains("LayoutUnknown"));
    QCOMPARE(person.layout({QStringLiteral("remove"), QStringLiteral("dispatcher")}).code, 1);
    const QString file = person.file(QStringLiteral("other.json"));
    writeFile(file, "{\"theme\": \"night\"}");
    QCOMPARE(person.layout({QStringLiteral("import"), file}).code, 4);
    QCOMPARE(person.layout({QStringLiteral("import"), QStringLiteral("/nowhere")}).code, 4);
    // Nothing of a file with one layout too bad is taken.
    writeFile(file, R"({"haven_layouts": 1, "layouts": {"good": {}, "dispatcher": {}}})");
    QCOMPARE(person.layout({QStringLiteral("import"), file}).code, 1);
    QVERIFY(!person.layout({QStringLiteral("list")}).out.contains("good"));
}

HAVEN_TESTS(TestCtlLayout)
#include "tst_ctl_layout.moc"
