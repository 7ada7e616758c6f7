#include "app/reactors/read_aloud.h"
#include "tests/testkit/test_program.h"

#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QtTest>

using namespace haven;

namespace {

// A speech engine that writes down what it is told.
QString engineIn(const QTemporaryDir& folder)
{
    const QString path = folder.filePath(QStringLiteral("engine"));
    QFile script(path);
    if (!script.open(QIODevice::WriteOnly))
        qFatal("the engine cannot be written");
    script.write("#!/bin/sh\necho \"$@\" >> \"$(dirname \"$0\")/heard\"\n");
    script.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner | QFileDevice::ExeOwner);
    return path;
}

QString heardIn(const QTemporaryDir& folder)
{
    QFile heard(folder.filePath(QStringLiteral("heard")));
    return heard.open(QIODevice::ReadOnly) ? QString::fromUtf8(heard.readAll()) : QString();
}

} // namespace

class TestReadAloud final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whereAnEngineIsItSpeaksAndStopsWhatItSpokeBefore()
    {
        QTemporaryDir folder;
        ReadAloud voice(engineIn(folder));
        QSignalSpy spoken(&voice, &ReadAloud::spoken);
        voice.say(QStringLiteral("--rate Ask: is she alone?"));
        QTRY_COMPARE(spoken.size(), 1);
        QCOMPARE(spoken[0][0].value<ReadAloud::Spoken>(), ReadAloud::Spoken::Started);
        QTRY_VERIFY(heardIn(folder).contains(QStringLiteral("is she alone?")));
        const QString heard = heardIn(folder);
        QVERIFY(heard.startsWith(QStringLiteral("--stop")));
        // What begins like an option is words all the same.
        QVERIFY(heard.contains(QStringLiteral("-- --rate")));
    }

    void withoutAnEngineItSaysSo()
    {
        ReadAloud voice(QStringLiteral("/nowhere/no-such-engine"));
        QSignalSpy spoken(&voice, &ReadAloud::spoken);
        voice.say(QStringLiteral("Ask: is she alone?"));
        QTRY_COMPARE(spoken.size(), 1);
        QCOMPARE(spoken[0][0].value<ReadAloud::Spoken>(), ReadAloud::Spoken::NoEngine);
    }
};

HAVEN_TESTS(TestReadAloud)
#include "tst_read_aloud.moc"
