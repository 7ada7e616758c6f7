#include "tests/testkit/test_program.h"
#include "tests/testkit/ui/access_check.h"
#include "tests/testkit/ui/board_sample_model.h"
#include "tests/testkit/ui/gallery.h"
#include "tests/testkit/ui/sample_look.h"
#include "ui/theme/apply_theme.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/board_view.h"
#include "ui/widgets/countdown_label.h"
#include "ui/widgets/filter_line.h"
#include "ui/widgets/key_button.h"
#include "ui/widgets/mark_labels.h"
#include "ui/widgets/panel_header.h"
#include "ui/widgets/reason_prompt.h"
#include "ui/widgets/result_line.h"
#include "ui/widgets/training_frame.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QtTest>
#include <QVBoxLayout>

using namespace haven;
using namespace haven::ui;

namespace {

// One window with every small part in every state that can be shown at once.
class Gallery final : public QWidget
{
public:
    explicit Gallery(const ThemeSource& source) : m_source(source)
    {
        setObjectName(QStringLiteral("gallery"));
        auto* outer = new QVBoxLayout(this);
        outer->setContentsMargins(0, 0, 0, 0);
        auto* frame = new TrainingFrame(
            source, QStringLiteral("TRAINING. Nothing here is real, nothing leaves this console."));
        outer->addWidget(frame);
        auto* content = new QWidget;
        frame->setContent(content);
        content->setAutoFillBackground(true);
        m_column = new QVBoxLayout(content);
        m_column->setContentsMargins(0, 0, 0, 0);
        m_column->setSpacing(0);
        addBanners();
        addQueue();
        addUnits();
        addMarks();
        addButtons();
        addLines();
    }

    BoardView* queue() const { return m_queue; }

private:
    QHBoxLayout* addRow()
    {
        auto* row = new QHBoxLayout;
        row->setContentsMargins(12, 8, 12, 8);
        row->setSpacing(m_source.look().px(16));
        m_column->addLayout(row);
        return row;
    }

    void addBanners()
    {
        auto* trouble = new Banner(m_source, this);
        trouble->say(BannerKind::Trouble,
                     QStringLiteral("The disk is full: nothing more is being saved. What is on "
                                    "screen stays; make room, then press Try again."));
        trouble->addButton(button("tryAgain", "Try again", QKeySequence(Qt::Key_F11)));
        auto* notice = new Banner(m_source, this);
        notice->say(BannerKind::Notice, QStringLiteral("Position feed silent for 41 s."));
        m_column->addWidget(trouble);
        m_column->addWidget(notice);
    }

    void addQueue()
    {
        auto* header = new PanelHeader(m_source, QStringLiteral("Queue"));
        header->setShown(8, 12);
        header->addButton(button("mine", "Mine", {}));
        KeyButton* crisis = button("crisis", "Crisis", {});
        crisis->setCheckable(true);
        crisis->setChecked(true);
        header->addButton(crisis);
        auto* filter = new FilterLine(m_source, QStringLiteral("Filter the queue"),
                                      QStringLiteral("Filter, for example p:1 beat:3"));
        filter->setKey(QKeySequence(Qt::Key_Slash), this);
        header->setFilter(filter);
        m_column->addWidget(header);

        auto* model = new testkit::BoardSampleModel(9, this);
        testkit::fillQueue(*model);
        m_queue = new BoardView(m_source, QStringLiteral("Queue"));
        m_queue->setObjectName(QStringLiteral("queue"));
        m_queue->setModel(model);
        m_queue->setColumns({{0, QStringLiteral("Pri"), 56},
                             {1, QStringLiteral("Waiting"), 80},
                             {2, QStringLiteral("Incident"), 76},
                             {3, QStringLiteral("Type"), 180},
                             {4, QStringLiteral("Location"), 220},
                             {5, QStringLiteral("Beat"), 46},
                             {6, QStringLiteral("Behavioral"), 104},
                             {7, QStringLiteral("Lvl"), 40},
                             {8, QStringLiteral("Units"), 90}});
        m_queue->setCurrentIndex(model->index(1, 0));
        m_queue->setMinimumHeight(m_source.look().px(30) + 10 * m_source.look().rowHeight());
        m_column->addWidget(m_queue);
    }

    void addUnits()
    {
        auto* header = new PanelHeader(m_source, QStringLiteral("Units"));
        header->setNote(QStringLiteral("7 on duty"));
        header->addRightButton(button("send", "Send first two", QKeySequence(u"Ctrl+D"_qs)));
        m_column->addWidget(header);
        auto* model = new testkit::BoardSampleModel(7, this);
        testkit::fillUnits(*model);
        auto* view = new BoardView(m_source, QStringLiteral("Units"));
        view->setObjectName(QStringLiteral("units"));
        view->setModel(model);
        view->setColumns({{0, QStringLiteral("Unit"), 70},
                          {1, QStringLiteral("Status"), 220},
                          {2, QStringLiteral("Time"), 76},
                          {3, QStringLiteral("Incident"), 90},
                          {4, QStringLiteral("Where"), 170},
                          {5, QStringLiteral("Skills"), 150},
                          {6, QStringLiteral("Check-in"), 90}});
        view->setMinimumHeight(m_source.look().px(30) + 7 * m_source.look().rowHeight());
        m_column->addWidget(view);
    }

    void addMarks()
    {
        QHBoxLayout* row = addRow();
        for (int priority = 1; priority <= 5; ++priority)
            row->addWidget(new PriorityLabel(m_source, priority));
        for (const FlagMark mark :
             {FlagMark::Yes, FlagMark::Possible, FlagMark::No, FlagMark::Unknown})
            row->addWidget(new FlagChip(m_source, mark));
        row->addWidget(new LevelChip(m_source, 4, ui::Asked::Yes));
        row->addWidget(new LevelChip(m_source, 3, ui::Asked::No));
        row->addWidget(new LateChip(m_source, QStringLiteral("16:52")));
        row->addWidget(new KeyCapLabel(m_source, QKeySequence(u"Ctrl+K"_qs)));
        row->addWidget(new KeyCapLabel(m_source, QKeySequence(Qt::Key_F2)));
        auto* countdown = new CountdownLabel(m_source, QStringLiteral("Re-check in"));
        countdown->setSecondsLeft(380);
        row->addWidget(countdown);
        auto* late = new CountdownLabel(m_source, QStringLiteral("Status check"));
        late->setSecondsLeft(-75);
        row->addWidget(late);
        row->addStretch(1);
    }

    void addButtons()
    {
        QHBoxLayout* row = addRow();
        KeyButton* confirm = button("confirm", "Confirm", QKeySequence(Qt::Key_Y));
        confirm->setKind(ButtonKind::Behavioral);
        row->addWidget(confirm);
        row->addWidget(button("unsure", "Unsure", QKeySequence(Qt::Key_U)));
        KeyButton* send =
            button("sendLarge", "Said and understood", QKeySequence(u"Ctrl+Return"_qs));
        send->setKind(ButtonKind::Primary);
        send->setButtonSize(ButtonSize::Large);
        row->addWidget(send);
        KeyButton* cannot = button("cannot", "Cannot, because…", QKeySequence(Qt::Key_B));
        cannot->setButtonSize(ButtonSize::Large);
        row->addWidget(cannot);
        KeyButton* end = button("endEmergency", "End emergency", {});
        end->setKind(ButtonKind::Danger);
        row->addWidget(end);
        KeyButton* off = button("off", "Not now", QKeySequence(Qt::Key_N));
        off->setEnabled(false);
        row->addWidget(off);
        row->addStretch(1);
    }

    void addLines()
    {
        QHBoxLayout* filters = addRow();
        filters->addWidget(filterWith("good", "p:1", {}));
        filters->addWidget(filterWith("bad", "beat:99", QStringLiteral("no beat 99")));
        filters->addStretch(1);
        auto* prompt = new ReasonPrompt(m_source);
        prompt->ask(QStringLiteral("Why is 26-000229 held?"));
        m_column->addWidget(prompt);
        QHBoxLayout* results = addRow();
        auto* done = new ResultLine(m_source);
        done->say(ResultKind::Done, QStringLiteral("Asked CR2 (Almeida) to 26-000231"),
                  QStringLiteral("21:47:02"));
        auto* refused = new ResultLine(m_source);
        refused->say(ResultKind::Refused,
                     QStringLiteral("D03 is out of service. Nothing was sent."),
                     QStringLiteral("21:47:09"));
        results->addWidget(done);
        results->addWidget(refused);
    }

    KeyButton* button(const char* name, const char* text, const QKeySequence& key)
    {
        auto* made = new KeyButton(m_source, QString::fromUtf8(text), key, this);
        made->setObjectName(QString::fromLatin1(name));
        return made;
    }

    FilterLine* filterWith(const char* name, const char* text, const QString& problem)
    {
        auto* line = new FilterLine(m_source, QString::fromLatin1(name), {}, this);
        line->setObjectName(QString::fromLatin1(name));
        line->setValidator([problem](const QString&) { return FilterCheck{problem}; });
        line->setText(QString::fromLatin1(text));
        return line;
    }

    const ThemeSource& m_source;
    QVBoxLayout* m_column;
    BoardView* m_queue = nullptr;
};

} // namespace

class TestWidgetGallery final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyPartIsWholeAndReachable_data()
    {
        QTest::addColumn<QString>("theme");
        QTest::addColumn<int>("zoom");
        for (const char* theme : {"night", "day", "high-contrast"}) {
            for (const int zoom : {80, 100, 150, 200})
                QTest::addRow("%s-%d", theme, zoom) << QString::fromLatin1(theme) << zoom;
        }
    }
    void everyPartIsWholeAndReachable()
    {
        QFETCH(QString, theme);
        QFETCH(int, zoom);
        ThemeSource source(testkit::denseLook(theme));
        source.setZoomPercent(zoom);
        applyTheme(*qApp, source.look());
        Gallery gallery(source);
        gallery.show();
        QVERIFY(QTest::qWaitForWindowExposed(&gallery));
        gallery.resize(gallery.sizeHint().expandedTo(QSize(source.look().px(1000), 0)));
        gallery.queue()->setFocus();
        QTest::qWait(20);

        const auto clipped = testkit::clippingFindings(gallery);
        QVERIFY2(clipped.empty(), qPrintable(testkit::toldFindings(clipped)));
        const auto findings = testkit::accessFindings(gallery);
        QVERIFY2(findings.empty(), qPrintable(testkit::toldFindings(findings)));
        testkit::saveToGallery(gallery, QStringLiteral("%1-%2").arg(theme).arg(zoom));
    }

    void aChangeOfThemeReachesAnOpenWindow()
    {
        ThemeSource source(testkit::denseLook(QStringLiteral("night")));
        Gallery gallery(source);
        gallery.show();
        QVERIFY(QTest::qWaitForWindowExposed(&gallery));
        const int heightBefore = gallery.queue()->rowHeight(1);
        source.setTheme(testkit::denseLook(QStringLiteral("day")).theme);
        source.setZoomPercent(150);
        applyTheme(*qApp, source.look());
        QTest::qWait(20);
        QVERIFY(gallery.queue()->rowHeight(1) > heightBefore);
        const QImage picture = gallery.queue()->grab().toImage();
        // The lower right corner of the last row is plain ground.
        const QColor ground = picture.pixelColor(picture.width() - 4, picture.height() - 4);
        QCOMPARE(ground, source.look().color(Token::Panel));
    }
};

HAVEN_TESTS(TestWidgetGallery)
#include "tst_widget_gallery.moc"
