#include "tests/testkit/test_program.h"
#include "tests/testkit/ui/color_vision.h"
#include "tests/testkit/ui/sample_look.h"
#include "ui/theme/apply_theme.h"
#include "ui/theme/theme_source.h"

#include <QFontDatabase>
#include <QJsonDocument>
#include <QJsonObject>
#include <QtTest>

#include <cmath>

using namespace haven;
using namespace haven::ui;

namespace {

Theme shippedTheme(const QString& name)
{
    const Result<Theme> theme = Theme::shipped(name);
    HAVEN_ASSERT(theme.isOk());
    return *theme;
}

QByteArray changedNight(const QString& key, const QJsonValue& value)
{
    QFile file(QStringLiteral(":/theme/night.json"));
    HAVEN_ASSERT(file.open(QIODevice::ReadOnly));
    QJsonObject root = QJsonDocument::fromJson(file.readAll()).object();
    QJsonObject colors = root.value(u"colors").toObject();
    if (value.isUndefined())
        colors.remove(key);
    else
        colors.insert(key, value);
    root.insert(u"colors", colors);
    return QJsonDocument(root).toJson();
}

// What stands on what. Text needs 4.5:1, a shape or an edge that carries meaning 3:1.
struct Pair {
    Token front;
    Token back;
};

const std::vector<Pair>& textPairs()
{
    using enum Token;
    static const std::vector<Pair> pairs = [] {
        std::vector<Pair> all;
        for (const Token back : {Ground, Panel, Raised, Field, Hover, Selected}) {
            for (const Token front : {Text, Second})
                all.push_back({front, back});
        }
        for (const Token back : {Ground, Panel, Raised, Field}) {
            all.push_back({Danger, back});
            // Quiet words do not stand on raised ground: the theme's own gray is too close to it.
            if (back != Raised)
                all.push_back({Quiet, back});
        }
        for (const Token back : {Ground, Panel, Hover, Selected}) {
            for (const Token front :
                 {Priority1, Priority2, Priority3, Priority4, Behavioral, Danger})
                all.push_back({front, back});
        }
        const std::vector<Pair> single = {
            {Priority5, Panel},
            {Priority5, Ground},
            {Quiet, Hover},
            {BarText, Bar},
            {BarSecond, Bar},
            {Text, BehavioralGround},
            {Second, BehavioralGround},
            {Behavioral, BehavioralGround},
            {BehavioralInk, Behavioral},
            {Text, BehavioralButton},
            {LateText, LateGround},
            {AccentText, Accent},
            {ChosenText, Chosen},
            {Text, DangerGround},
            {Second, DangerGround},
            {Danger, DangerGround},
            {Valid, Panel},
            {Valid, Ground},
            {Invalid, Field},
            {Invalid, Panel},
            {TrainingText, TrainingGround},
            {MapLabel, MapLand},
            {MapLabel, MapWater},
            {MapLabel, MapPark},
        };
        all.insert(all.end(), single.begin(), single.end());
        return all;
    }();
    return pairs;
}

const std::vector<Pair>& partPairs()
{
    using enum Token;
    static const std::vector<Pair> pairs = [] {
        std::vector<Pair> all;
        // The ring has to be seen wherever it can stand.
        for (const Token back : {Ground, Panel, Raised, Selected})
            all.push_back({Focus, back});
        for (const Token back : {Panel, Selected, MapLand}) {
            for (const Token front :
                 {StatusAvailable, StatusHalf, StatusEnRoute, StatusOnScene, StatusOut, Priority5})
                all.push_back({front, back});
        }
        const std::vector<Pair> single = {
            {ButtonLine, Panel},     {ButtonLine, Ground},
            {AccentLine, Panel},     {DangerLine, Panel},
            {ChartMark, Panel},      {StepDone, Panel},
            {Priority1, MapLand},    {Priority2, MapLand},
            {Priority3, MapLand},    {Priority4, MapLand},
            {MapRoute, MapLand},     {MapBeat, MapLand},
            {TrainingStripe, Panel}, {TrainingStripe, TrainingGround},
        };
        all.insert(all.end(), single.begin(), single.end());
        return all;
    }();
    return pairs;
}

} // namespace

class TestTheme final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyTextCanBeRead_data() { themes(); }
    void everyTextCanBeRead()
    {
        QFETCH(QString, name);
        const Theme theme = shippedTheme(name);
        for (const Pair& pair : textPairs()) {
            const double ratio =
                testkit::contrastRatio(theme.color(pair.front), theme.color(pair.back));
            QVERIFY2(ratio >= 4.5, qPrintable(told(pair, ratio)));
        }
    }

    void everyPartCanBeSeen_data() { themes(); }
    void everyPartCanBeSeen()
    {
        QFETCH(QString, name);
        const Theme theme = shippedTheme(name);
        for (const Pair& pair : partPairs()) {
            const double ratio =
                testkit::contrastRatio(theme.color(pair.front), theme.color(pair.back));
            QVERIFY2(ratio >= 3.0, qPrintable(told(pair, ratio)));
        }
    }

    void prioritiesDifferForEveryKindOfVision_data() { themes(); }
    void prioritiesDifferForEveryKindOfVision()
    {
        QFETCH(QString, name);
        const Theme theme = shippedTheme(name);
        std::vector<QColor> colors;
        for (const Token token : {Token::Priority1, Token::Priority2, Token::Priority3,
                                  Token::Priority4, Token::Priority5})
            colors.push_back(theme.color(token));
        const double smallest = testkit::smallestDifference(colors);
        qInfo("%s: smallest priority difference %.1f", qPrintable(name), smallest);
        QVERIFY(smallest >= 22.0);
    }

    void colorArithmeticMatchesPublishedValues()
    {
        QCOMPARE(testkit::contrastRatio(Qt::black, Qt::white), 21.0);
        // #767676 is the well-known lightest gray that passes on white.
        QVERIFY(std::abs(testkit::contrastRatio(QColor(0x76, 0x76, 0x76), Qt::white) - 4.54) < .01);
        // CIE 1976: white to black is 100 by definition of L*.
        QVERIFY(std::abs(testkit::colorDifference(Qt::white, Qt::black) - 100) < 0.1);
        // Red and green are the pair that protans confuse: the difference falls.
        QVERIFY(testkit::colorDifference(testkit::seenWith(testkit::Vision::Protan, Qt::red),
                                         testkit::seenWith(testkit::Vision::Protan, Qt::green)) <
                testkit::colorDifference(Qt::red, Qt::green));
        QCOMPARE(testkit::seenWith(testkit::Vision::Deutan, Qt::white), QColor(Qt::white));
    }

    void aFileWithAFaultIsRefusedByTheTokensName_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<QString>("named");
        QTest::newRow("missing") << changedNight(QStringLiteral("lateGround"),
                                                 QJsonValue(QJsonValue::Undefined))
                                 << QStringLiteral("lateGround");
        QTest::newRow("short form") << changedNight(QStringLiteral("quiet"), QStringLiteral("#abc"))
                                    << QStringLiteral("quiet");
        QTest::newRow("color name") << changedNight(QStringLiteral("focus"), QStringLiteral("red"))
                                    << QStringLiteral("focus");
        QTest::newRow("a number") << changedNight(QStringLiteral("text"), 7)
                                  << QStringLiteral("text");
        QTest::newRow("unknown") << changedNight(QStringLiteral("sparkle"),
                                                 QStringLiteral("#ffffff"))
                                 << QStringLiteral("sparkle");
        QTest::newRow("no JSON") << QByteArray("{") << QStringLiteral("file");
        QTest::newRow("no name") << QByteArray("{}") << QStringLiteral("name");
        QTest::newRow("no scheme")
            << QByteArray(R"({"name":"x","scheme":"dim"})") << QStringLiteral("scheme");
    }
    void aFileWithAFaultIsRefusedByTheTokensName()
    {
        QFETCH(QByteArray, json);
        QFETCH(QString, named);
        const Result<Theme> theme = Theme::fromJson(json);
        QVERIFY(!theme.isOk());
        QVERIFY(theme.refusal().code == RefusalCode::ThemeMalformed);
        const QString sentence = QString::fromStdString(refusalSentence(theme.refusal()));
        QVERIFY2(sentence.contains(named), qPrintable(sentence));
    }

    void aThemeThatIsNotShippedIsRefused()
    {
        QVERIFY(!Theme::shipped(QStringLiteral("sepia")).isOk());
    }

    void figuresAreTabular()
    {
        Look look = night();
        if (look.families.text != u"Intab")
            QFAIL("fonts-inter is not installed, or its files have another form");
        for (const TypeRole role : {TypeRole::Body, TypeRole::Strong, TypeRole::Clock}) {
            const QFontMetricsF metrics(look.font(role));
            const double ones = metrics.horizontalAdvance(QStringLiteral("11:11"));
            const double zeros = metrics.horizontalAdvance(QStringLiteral("00:00"));
            const double eights = metrics.horizontalAdvance(QStringLiteral("48:48"));
            QVERIFY(std::abs(ones - zeros) < 0.25); // hinting rounds by less than a pixel
            QVERIFY(std::abs(eights - zeros) < 0.25);
            // Letters stay proportional.
            QVERIFY(metrics.horizontalAdvance(QStringLiteral("iiii")) <
                    metrics.horizontalAdvance(QStringLiteral("mmmm")));
        }
    }

    void bytesThatAreNoFontAreLeftAlone()
    {
        QVERIFY(withTabularFigures({}).isEmpty());
        QVERIFY(withTabularFigures(QByteArray(4, '\xff')).isEmpty());
        QVERIFY(withTabularFigures(QByteArray(4000, '\xff')).isEmpty());
        QVERIFY(withoutAlternates(QByteArray(4000, '\xff')).isEmpty());
        QVERIFY(withTabularFigures(QByteArray("OTTO\0\1\0\0\0\0\0\0GSUB", 16)).isEmpty());
    }

    void zoomAndDensityScaleTheLook()
    {
        ThemeSource source(night());
        QSignalSpy changes(&source, &ThemeSource::changed);
        QCOMPARE(source.look().rowHeight(), 36);
        source.setDensity(Density::Dense);
        QCOMPARE(source.look().rowHeight(), 31);
        QCOMPARE(source.look().font(TypeRole::Body).pixelSize(), 15);
        source.setDensity(Density::Large);
        QCOMPARE(source.look().rowHeight(), 42);
        source.setZoomPercent(150);
        QCOMPARE(source.look().rowHeight(), 63);
        QCOMPARE(source.look().font(TypeRole::IncidentTitle).pixelSize(), 32);
        QCOMPARE(changes.count(), 3);
        source.setZoomPercent(79);
        QCOMPARE(source.look().zoomPercent, kZoomPercentMin);
        source.setZoomPercent(201);
        QCOMPARE(source.look().zoomPercent, kZoomPercentMax);
        source.setZoomPercent(500);
        QCOMPARE(changes.count(), 5);
    }

    void theStyleSheetHasNoOpenMarks_data() { themes(); }
    void theStyleSheetHasNoOpenMarks()
    {
        QFETCH(QString, name);
        Look look = night();
        look.theme = shippedTheme(name);
        const QString sheet = styleSheetOf(look);
        QVERIFY(!sheet.contains(u'@'));
        QVERIFY(!sheet.contains(u'$'));
        QVERIFY(sheet.contains(look.color(Token::Focus).name()));
        // Qt warns when it cannot parse a sheet, and a warning is a failure here.
        QTest::failOnWarning(QRegularExpression(QStringLiteral(".")));
        applyTheme(*qApp, look);
        QLineEdit line;
        line.ensurePolished();
        QCOMPARE(QApplication::font().family(), look.families.text);
    }

    // A window of ten floors: what a switch costs grows with the widgets, not with their depth.
    void anotherThemeStylesAWidgetOnlyTwice()
    {
        applyTheme(*qApp, night());
        QWidget window;
        QWidget* floor = &window;
        for (int depth = 0; depth < 10; ++depth)
            floor = new QWidget(floor);
        QLineEdit line(floor);
        line.setText(QStringLiteral("44 Orange St"));
        window.resize(400, 300);
        window.show();
        line.adjustSize();
        const QSize before = line.sizeHint();
        const QImage picture = line.grab().toImage();
        StyleCount count(line);
        Look large = testkit::sampleLook(QStringLiteral("day"));
        large.zoomPercent = 150;
        applyTheme(*qApp, large);
        QVERIFY2(count.styled >= 1 && count.styled <= 2, qPrintable(QString::number(count.styled)));
        QVERIFY(line.sizeHint().height() > before.height());
        QCOMPARE(line.palette().color(QPalette::Text), large.color(Token::Text));
        applyTheme(*qApp, night());
        QCOMPARE(line.sizeHint(), before);
        line.adjustSize();
        QCOMPARE(line.grab().toImage(), picture);
    }

private:
    struct StyleCount : QObject {
        explicit StyleCount(QObject& watched) { watched.installEventFilter(this); }
        bool eventFilter(QObject* watched, QEvent* event) override
        {
            if (event->type() == QEvent::StyleChange)
                ++styled;
            return QObject::eventFilter(watched, event);
        }
        int styled = 0;
    };
    static void themes()
    {
        QTest::addColumn<QString>("name");
        for (const char* name : {"night", "day", "high-contrast"})
            QTest::newRow(name) << QString::fromLatin1(name);
    }
    static QString told(const Pair& pair, double ratio)
    {
        return QStringLiteral("%1 on %2 is %3:1")
            .arg(tokenKey(pair.front), tokenKey(pair.back))
            .arg(ratio, 0, 'f', 2);
    }
    static Look night() { return testkit::sampleLook(QStringLiteral("night")); }
};

HAVEN_TESTS(TestTheme)
#include "tst_theme.moc"
