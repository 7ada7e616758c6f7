// The shift in numbers, and the log by marks, as the real havenctl answers them.
#include "tests/testkit/test_program.h"

#include <QFile>
#include <QHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QSet>
#include <QTemporaryDir>
#include <QtTest>

namespace {

struct Said {
    int exit = -1;
    QByteArray out;
    QByteArray error;
};

Said havenctl(const QStringList& words)
{
    QProcess process;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("HAVEN_PASSWORD"), QStringLiteral("haven-demo"));
    process.setProcessEnvironment(environment);
    process.start(QStringLiteral(HAVEN_BINARY_DIR "/bin/havenctl"), words);
    if (!process.waitForFinished(60'000))
        return {};
    return {process.exitCode(), process.readAllStandardOutput(), process.readAllStandardError()};
}

} // namespace

class TestCtlSummary final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        m_station = m_folder.filePath(QStringLiteral("a.haven"));
        const Said made = havenctl({QStringLiteral("station"), QStringLiteral("new"), m_station,
                                    QStringLiteral("--agency"), QStringLiteral("Quarry Bay PD"),
                                    QStringLiteral("--demo")});
        QVERIFY2(made.exit == 0, made.error.constData());
        const Said done = havenctl({QStringLiteral("do"), QStringLiteral("--station"), m_station,
                                    QStringLiteral("--as"), QStringLiteral("dispatcher"),
                                    QStringLiteral("new NOISE @\"12 Oak Ave\" p1"),
                                    QStringLiteral("pri . p4 only loud")});
        QVERIFY2(done.exit == 0, done.error.constData());
    }

    void aDayThatIsNotOverEndsTheUsualLengthNow()
    {
        const QString day = QDate::currentDate().addDays(1).toString(Qt::ISODate);
        for (const char* verb : {"summary", "alarms"}) {
            const Said said =
                havenctl({QString::fromUtf8(verb), QStringLiteral("--station"), m_station,
                          QStringLiteral("--to"), day, QStringLiteral("--json")});
            QVERIFY2(said.exit == 0, said.error.constData());
            const qint64 ago = QDateTime::currentMSecsSinceEpoch() - 8 * 3'600'000LL;
            const qint64 from = QJsonDocument::fromJson(said.out)[u"from"].toInteger(-1);
            QVERIFY2(from > 0 && from <= ago, said.out.constData());
        }
    }

    void crisisWorkIsCountedInEveryFormat()
    {
        const QStringList words{QStringLiteral("numbers"), QStringLiteral("--station"), m_station};
        const Said said = havenctl(words + QStringList{QStringLiteral("--json")});
        QCOMPARE(said.exit, 0);
        QHash<QString, QJsonObject> lines;
        for (const auto line : QJsonDocument::fromJson(said.out).object()[u"lines"].toArray())
            lines.insert(line.toObject()[u"key"].toString(), line.toObject());
        const auto count = [&](const char* key) {
            return lines.value(QString::fromUtf8(key))[u"count"].toInt(-1);
        };
        QVERIFY(count("flag_by_code") > 0);
        QVERIFY(count("behavioral") > 0);
        int sum = count("clinician_sent");
        for (auto line = lines.cbegin(); line != lines.cend(); ++line)
            sum += line.key().startsWith(QStringLiteral("not_sent_"))
                       ? line.value()[u"count"].toInt()
                       : 0;
        QCOMPARE(sum, count("eligible"));
        const Said text = havenctl(words);
        QVERIFY2(text.out.contains("Flagged\n  By the type of the call: "), text.out.constData());
        const Said csv =
            havenctl(words + QStringList{QStringLiteral("--format"), QStringLiteral("csv")});
        QVERIFY(csv.out.startsWith("Group,What,Number,Of,Minutes,Key\r\n"));
        const QString file = m_folder.filePath(QStringLiteral("numbers.pdf"));
        const Said pdf =
            havenctl(words + QStringList{QStringLiteral("--format"), QStringLiteral("pdf"),
                                         QStringLiteral("--out"), file});
        QVERIFY2(pdf.exit == 0, pdf.error.constData());
        QVERIFY(QFile(file).size() > 5000);
        // A page for people says no key of a program.
        const QString page = m_folder.filePath(QStringLiteral("numbers.txt"));
        const Said written =
            havenctl(words + QStringList{QStringLiteral("--format"), QStringLiteral("text"),
                                         QStringLiteral("--out"), page});
        QVERIFY2(written.exit == 0, written.error.constData());
        QFile opened(page);
        QVERIFY(opened.open(QIODevice::ReadOnly));
        const QByteArray shown = opened.readAll();
        QVERIFY2(shown.contains("By the type of the call"), shown.constData());
        QVERIFY(shown.contains("Minutes") && !shown.contains("flag_by_code"));
        QVERIFY(!shown.contains("Key"));
        QCOMPARE(
            havenctl(words + QStringList{QStringLiteral("--format"), QStringLiteral("pdf")}).exit,
            2);
        QCOMPARE(
            havenctl(words + QStringList{QStringLiteral("--from"), QStringLiteral("soon")}).exit,
            2);
    }

    void whatWillBeLateNextIsListedByRole()
    {
        const QStringList words{QStringLiteral("timers"), QStringLiteral("--station"), m_station};
        const auto kindsOf = [](const Said& said) {
            QSet<QString> kinds;
            for (const auto row : QJsonDocument::fromJson(said.out).array())
                kinds.insert(row.toObject()[u"kind"].toString());
            return kinds;
        };
        const Said plain = havenctl(words + QStringList{QStringLiteral("--json")});
        QVERIFY2(plain.exit == 0, plain.error.constData());
        QVERIFY(kindsOf(plain).contains(QStringLiteral("Waiting")));
        // What belongs to somebody's crisis is told to nobody in particular.
        for (const char* care : {"Recheck", "Suggestion", "Clinician", "FollowUp", "Escrow"})
            QVERIFY(!kindsOf(plain).contains(QString::fromLatin1(care)));
        const Said own =
            havenctl(words + QStringList{QStringLiteral("--json"), QStringLiteral("--as"),
                                         QStringLiteral("dispatcher")});
        QVERIFY2(own.exit == 0, own.error.constData());
        QVERIFY(kindsOf(own).contains(kindsOf(plain)));
        const Said late =
            havenctl(words + QStringList{QStringLiteral("--late"), QStringLiteral("--json")});
        for (const auto row : QJsonDocument::fromJson(late.out).array())
            QVERIFY(row.toObject()[u"left_s"].toInt() <= 0);
        QVERIFY(havenctl(words).out.startsWith("Late next, "));
        QCOMPARE(
            havenctl(words + QStringList{QStringLiteral("--as"), QStringLiteral("nobody")}).exit,
            1);
    }

    // crisis.md 6.11: how late, since when, and whom to tell; "late" alone sends nobody.
    void aP1ThatWaitsSaysHowLateSinceWhenAndWhomToTell()
    {
        const QString station = m_folder.filePath(QStringLiteral("p1.haven"));
        const Said made = havenctl({QStringLiteral("station"), QStringLiteral("new"), station,
                                    QStringLiteral("--agency"), QStringLiteral("Quarry Bay PD"),
                                    QStringLiteral("--demo")});
        QVERIFY2(made.exit == 0, made.error.constData());
        const Said done = havenctl({QStringLiteral("do"), QStringLiteral("--station"), station,
                                    QStringLiteral("--as"), QStringLiteral("dispatcher"),
                                    QStringLiteral("-20 new SHOTS @\"12 Oak Ave\" p1")});
        QVERIFY2(done.exit == 0, done.error.constData());
        const QStringList words{QStringLiteral("timers"), QStringLiteral("--late"),
                                QStringLiteral("--station"), station};
        const Said text = havenctl(words);
        QVERIFY2(text.exit == 0, text.error.constData());
        const QList<QByteArray> lines = text.out.split('\n');
        QVERIFY(lines.size() > 1);
        const QByteArray& first = lines.at(1);
        for (const char* part : {"waiting call, P1", "12 Oak Ave", "late since ",
                                 "No supervisor is signed on: call the shift supervisor"})
            QVERIFY2(first.contains(part), first.constData());
        const QByteArray late = first.trimmed();
        // Twenty minutes, less what a P1 may wait; the clock beside it says the same hour.
        QVERIFY2(late.startsWith("+1") || late.startsWith("+20:"), late.constData());
        const Said json = havenctl(words + QStringList{QStringLiteral("--json")});
        const auto row = QJsonDocument::fromJson(json.out).array().first().toObject();
        QCOMPARE(row[u"kind"].toString(), QStringLiteral("Waiting"));
        QCOMPARE(row[u"incident_priority"].toString(), QStringLiteral("P1"));
        QCOMPARE(row[u"tell"].toString(),
                 QStringLiteral("No supervisor is signed on: call the shift supervisor"));
        const auto since = static_cast<qint64>(row[u"late_since"].toDouble());
        const qint64 ago = QDateTime::currentMSecsSinceEpoch() - since;
        QVERIFY2(ago > 15 * 60'000 && ago < 22 * 60'000, QByteArray::number(ago).constData());
        // What is not so urgent is late since then as well, and nobody has to be told yet.
        const auto others = QJsonDocument::fromJson(json.out).array();
        int untold = 0;
        for (const auto other : others)
            untold += other.toObject()[u"tell"].isNull() ? 1 : 0;
        QVERIFY(untold > 0);
        QVERIFY(lines.at(2).contains("late since "));
    }

    void alarmsAreCountedInEveryFormat()
    {
        const QStringList words{QStringLiteral("alarms"), QStringLiteral("--station"), m_station};
        const Said said = havenctl(words + QStringList{QStringLiteral("--json")});
        QVERIFY2(said.exit == 0, said.error.constData());
        const QJsonObject told = QJsonDocument::fromJson(said.out).object();
        int sum = 0;
        for (const auto count : told[u"by_priority"].toObject())
            sum += count.toInt();
        QCOMPARE(sum, told[u"raised"].toInt(-1));
        sum = 0;
        for (const auto count : told[u"by_kind"].toObject())
            sum += count.toInt();
        QCOMPARE(sum, told[u"raised"].toInt(-1));
        const Said text = havenctl(words);
        QVERIFY2(text.out.contains("Alarms raised: "), text.out.constData());
        const Said csv = havenctl(words + QStringList{QStringLiteral("--csv")});
        QVERIFY(csv.out.startsWith("key,measure,value\r\n"));
        QCOMPARE(
            havenctl(words + QStringList{QStringLiteral("--csv"), QStringLiteral("--json")}).exit,
            2);
        QCOMPARE(
            havenctl(words + QStringList{QStringLiteral("--from"), QStringLiteral("soon")}).exit,
            2);
    }

    void countsAddUpToTheIncidentsTaken()
    {
        const Said said = havenctl({QStringLiteral("summary"), QStringLiteral("--station"),
                                    m_station, QStringLiteral("--json")});
        QCOMPARE(said.exit, 0);
        const QJsonObject summary = QJsonDocument::fromJson(said.out).object();
        const int taken = summary[u"incidents"].toInt();
        QVERIFY(taken > 10);
        QVERIFY(summary[u"closed"].toInt() <= taken);
        int judged = 0;
        const QJsonObject sends = summary[u"taken_to_sent"].toObject();
        for (const QString& priority : sends.keys())
            judged += sends[priority].toObject()[u"of"].toInt();
        QVERIFY(judged > 0 && judged <= taken);
        const QJsonObject behavioral = summary[u"behavioral"].toObject();
        int sum = behavioral[u"clinician_came"].toInt();
        for (const auto times : behavioral[u"not_sent"].toObject())
            sum += times.toInt();
        QCOMPARE(behavioral[u"eligible"].toInt(), sum);
    }

    void raceAndSexAreForSupervisorsAndWholeQuarters()
    {
        const QStringList words{QStringLiteral("numbers"), QStringLiteral("--station"), m_station,
                                QStringLiteral("--json")};
        const QStringList quarter{QStringLiteral("--quarter"), QStringLiteral("2020-Q3")};
        const auto as = [](const char* agent) {
            return QStringList{QStringLiteral("--as"), QString::fromUtf8(agent)};
        };
        const auto perceived = [&](const QStringList& rest) {
            const Said said = havenctl(words + rest);
            const auto document = QJsonDocument::fromJson(said.out).object();
            bool hasTables = false;
            for (const auto line : document[u"lines"].toArray())
                hasTables = hasTables || line.toObject()[u"group"].toString() == u"Race";
            return document[u"perceived"].toString() +
                   (hasTables ? QStringLiteral(" with tables") : QString());
        };
        QCOMPARE(perceived({}), QStringLiteral("NoRole"));
        QCOMPARE(perceived(quarter), QStringLiteral("NoRole"));
        QCOMPARE(perceived(as("supervisor")), QStringLiteral("NotAQuarter"));
        QCOMPARE(perceived(as("supervisor") +
                           QStringList{QStringLiteral("--from"), QStringLiteral("2020-07-01"),
                                       QStringLiteral("--to"), QStringLiteral("2020-09-30")}),
                 QStringLiteral("Told with tables"));
        QCOMPARE(perceived(as("supervisor") + quarter), QStringLiteral("Told with tables"));
        QCOMPARE(perceived(as("supervisor") +
                           QStringList{QStringLiteral("--from"), QStringLiteral("2020-07-01"),
                                       QStringLiteral("--to"), QStringLiteral("2020-10-01")}),
                 QStringLiteral("NotAQuarter"));
        // One that is under way grows from day to day, and each day would tell of single people.
        QCOMPARE(perceived(as("supervisor") +
                           QStringList{QStringLiteral("--quarter"), QStringLiteral("2999-Q1")}),
                 QStringLiteral("NotAQuarter"));
        const Said other = havenctl(words + as("dispatcher") + quarter);
        QCOMPARE(other.exit, 1);
        QVERIFY2(other.error.contains("by perceived race and sex needs the role Supervisor"),
                 other.error.constData());
        const Said odd =
            havenctl(words + QStringList{QStringLiteral("--quarter"), QStringLiteral("2020-Q5")});
        QCOMPARE(odd.exit, 2);
        const Said text =
            havenctl({QStringLiteral("numbers"), QStringLiteral("--station"), m_station});
        QVERIFY2(text.out.contains("By perceived race and sex only for a supervisor."),
                 text.out.constData());
        // A quarter is called by its name, also where the times were given.
        const auto nameOf = [&](const QStringList& rest) {
            return QJsonDocument::fromJson(havenctl(words + rest).out)
                .object()[u"quarter"]
                .toString();
        };
        QCOMPARE(nameOf(quarter), QStringLiteral("2020-Q3"));
        QCOMPARE(nameOf({QStringLiteral("--from"), QStringLiteral("2020-10-01"),
                         QStringLiteral("--to"), QStringLiteral("2020-12-31")}),
                 QStringLiteral("2020-Q4"));
        QCOMPARE(nameOf({}), QString());
        const Said named = havenctl(
            QStringList{QStringLiteral("numbers"), QStringLiteral("--station"), m_station} +
            quarter);
        QVERIFY2(named.out.startsWith("Behavioral health, 2020-Q3, 2020-07-01 00:00"),
                 named.out.constData());
    }

    void aQuarterUnderWayIsCountedUpToNow()
    {
        // Begun by the agency's clock too, wherever that is.
        const QDate day = QDate::currentDate().addDays(-1);
        const QString quarter =
            QStringLiteral("%1-Q%2").arg(day.year()).arg((day.month() - 1) / 3 + 1);
        const Said said =
            havenctl({QStringLiteral("numbers"), QStringLiteral("--station"), m_station,
                      QStringLiteral("--json"), QStringLiteral("--quarter"), quarter});
        QVERIFY2(said.exit == 0, said.error.constData());
        const auto document = QJsonDocument::fromJson(said.out).object();
        const qint64 to = document[u"to"].toInteger();
        QVERIFY(to > 0 && to <= QDateTime::currentMSecsSinceEpoch());
    }

    void aPeriodWithoutFactsIsEmpty()
    {
        const Said said =
            havenctl({QStringLiteral("summary"), QStringLiteral("--station"), m_station,
                      QStringLiteral("--from"), QStringLiteral("2001-01-01"),
                      QStringLiteral("--to"), QStringLiteral("2001-01-02")});
        QCOMPARE(said.exit, 0);
        QVERIFY2(said.out.contains("0 facts"), said.out.constData());
        QVERIFY(said.out.contains("Sent in 60 s, P1 (90 % wanted): none"));
    }

    void aTimeThatIsNoneIsWrongUsage()
    {
        const Said said = havenctl({QStringLiteral("summary"), QStringLiteral("--station"),
                                    m_station, QStringLiteral("--from"), QStringLiteral("noon")});
        QCOMPARE(said.exit, 2);
        QCOMPARE(havenctl({QStringLiteral("log"), QStringLiteral("--station"), m_station,
                           QStringLiteral("--is"), QStringLiteral("green")})
                     .exit,
                 2);
    }

    void theLogIsReadByMarkAndWords()
    {
        const Said said = havenctl({QStringLiteral("log"), QStringLiteral("--station"), m_station,
                                    QStringLiteral("--is"), QStringLiteral("lowered"),
                                    QStringLiteral("--words"), QStringLiteral("only loud"),
                                    QStringLiteral("--format"), QStringLiteral("json")});
        QCOMPARE(said.exit, 0);
        const QJsonArray rows = QJsonDocument::fromJson(said.out).object()[u"rows"].toArray();
        QCOMPARE(rows.size(), 1);
        QCOMPARE(rows.first().toObject()[u"what"].toString(),
                 QStringLiteral("Priority P1 to P4: only loud"));
        QCOMPARE(rows.first().toObject()[u"marks"].toString(), QStringLiteral("lowered"));
    }

private:
    QTemporaryDir m_folder;
    QString m_station;
};

HAVEN_TESTS(TestCtlSummary)
#include "tst_ctl_summary.moc"
