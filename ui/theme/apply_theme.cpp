#include "ui/theme/apply_theme.h"

#include <algorithm>
#include <QApplication>
#include <QStyle>
#include <QStyleFactory>
#include <utility>

namespace haven::ui {

namespace {

// Fields take their text from the palette: a color here would make Qt 6.4 fade the placeholder
// below what can be read. Two pixels of padding and one of border around 20 px keep what is pressed
// at 24 px or more; a line of body text needs 21, and what stands here goes before its own hint. A
// filter in a header is about as high as the buttons beside it.
constexpr char kStyleSheet[] = R"(
QToolTip { background: @raised; color: @text; border: 1px solid @buttonLine; padding: $4; }
QLineEdit, QPlainTextEdit, QTextEdit, QSpinBox, QDateTimeEdit, QComboBox {
    background: @field; border: 1px solid @buttonLine; border-radius: $4; padding: $3 $8;
    min-height: $21+; selection-background-color: @accent; selection-color: @accentText; }
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus, QSpinBox:focus, QDateTimeEdit:focus,
QComboBox:focus { border: 2px solid @focus; padding: $3- $8-; }
QLineEdit:disabled, QComboBox:disabled, QSpinBox:disabled { border-color: @line; }
QLineEdit[readOnly="true"] { background: @panel; border-color: @line; }
haven--ui--FilterLine { min-height: $18+; padding: 0 $8; }
haven--ui--FilterLine:focus { padding: 0 $8-; }
QLineEdit[check="valid"] { border-color: @valid; }
QLineEdit[check="invalid"] { border-color: @invalid; }
QComboBox::drop-down { border: none; width: $20; }
QComboBox QAbstractItemView { background: @panel; color: @text; border: 1px solid @buttonLine;
    selection-background-color: @selected; selection-color: @text; outline: none; }
QPushButton, QToolButton { background: @panel; color: @text; border: 1px solid @buttonLine;
    border-radius: $4; padding: $4 $12; }
.QPushButton, .QToolButton { min-height: $20+; }
QPushButton:hover, QToolButton:hover { background: @raised; }
QPushButton:checked, QToolButton:checked { background: @chosen; color: @chosenText;
    border-color: @accentLine; }
QPushButton:disabled, QToolButton:disabled { color: @quiet; border-color: @line; }
QPushButton:focus, QToolButton:focus { border: 2px solid @focus; padding: $3 $11; }
QCheckBox, QRadioButton { spacing: $8; border: 2px solid transparent; border-radius: $4; }
QCheckBox:focus, QRadioButton:focus { border-color: @focus; }
QSlider { border: 2px solid transparent; border-radius: $4; }
QSlider:focus { border-color: @focus; }
QSlider::groove:horizontal { height: $4; background: @chartGround; border-radius: $2; }
QSlider::sub-page:horizontal { background: @chart; border-radius: $2; }
QSlider::handle:horizontal { width: $10; margin: -$5 0; background: @second; border-radius: $3; }
QSlider::handle:disabled, QSlider::sub-page:disabled { background: @buttonLine; }
QMenu { background: @panel; color: @text; border: 1px solid @buttonLine; padding: $4 0; }
QMenu::item { padding: $6 $24 $6 $16; }
QMenu::item:selected { background: @selected; color: @text; }
QMenu::item:disabled { color: @quiet; }
QMenu::separator { height: 1px; background: @line; margin: $4 0; }
QAbstractItemView { background: @panel; color: @text; border: none; outline: none; }
QHeaderView, QTableCornerButton::section { background: @panel; border: none; }
QListView::item:selected, QTreeView::item:selected { background: @selected; color: @text; }
QListView:focus, QTreeView:focus { border: 2px solid @focus; }
QScrollBar:vertical { background: transparent; width: $10; margin: 0; }
QScrollBar:horizontal { background: transparent; height: $10; margin: 0; }
QScrollBar::handle { background: @buttonLine; border-radius: $3; margin: 2px; }
QScrollBar::handle:vertical { min-height: $28; }
QScrollBar::handle:horizontal { min-width: $28; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QSplitter::handle { background: @line; }
QSplitter::handle:horizontal { width: 1px; }
QSplitter::handle:vertical { height: 1px; }
QTabBar::tab { background: @panel; color: @second; border: none; border-bottom: 2px solid @panel;
    padding: $6 $12; }
QTabBar::tab:selected { color: @text; border-bottom-color: @focus; }
QTabBar::tab:focus { border: 2px solid @focus; }
QTabWidget::pane { border: none; border-top: 1px solid @line; }
QProgressBar { background: @chartGround; border: none; border-radius: $3; color: @text;
    text-align: center; }
QProgressBar::chunk { background: @chart; border-radius: $3; }
QGroupBox { border: 1px solid @line; border-radius: $4; margin-top: $20; padding-top: $4; }
QGroupBox::title { subcontrol-origin: margin; left: $4; color: @second; }
QScrollArea { border: none; background: @panel; }
)";

// Reads the word that starts at `from`; the marks @ and $ never stand before anything else.
QStringView wordAt(QStringView text, qsizetype from)
{
    qsizetype end = from;
    while (end < text.size() && text.at(end).isLetterOrNumber())
        ++end;
    return text.mid(from, end - from);
}

QString colorNamed(const Look& look, QStringView key)
{
    for (int i = 0; i < kTokenCount; ++i) {
        const Token token = static_cast<Token>(i);
        if (tokenKey(token) == key)
            return look.color(token).name();
    }
    HAVEN_EXPECT(!"the style sheet names a color that is no token");
    return look.color(Token::Text).name();
}

} // namespace

QPalette paletteOf(const Look& look)
{
    const std::pair<QPalette::ColorRole, Token> roles[] = {
        {QPalette::Window, Token::Panel},
        {QPalette::WindowText, Token::Text},
        {QPalette::Base, Token::Panel},
        {QPalette::AlternateBase, Token::Raised},
        {QPalette::ToolTipBase, Token::Raised},
        {QPalette::ToolTipText, Token::Text},
        {QPalette::PlaceholderText, Token::Quiet},
        {QPalette::Text, Token::Text},
        {QPalette::Button, Token::Panel},
        {QPalette::ButtonText, Token::Text},
        {QPalette::BrightText, Token::Danger},
        {QPalette::Light, Token::Raised},
        {QPalette::Midlight, Token::Raised},
        {QPalette::Mid, Token::Line},
        {QPalette::Dark, Token::Line},
        {QPalette::Shadow, Token::Line},
        {QPalette::Highlight, Token::Selected},
        {QPalette::HighlightedText, Token::Text},
        {QPalette::Link, Token::Focus},
        {QPalette::LinkVisited, Token::Focus},
    };
    QPalette palette;
    for (const auto& [paletteRole, token] : roles) {
        palette.setColor(QPalette::All, paletteRole, look.color(token));
        if (token == Token::Text)
            palette.setColor(QPalette::Disabled, paletteRole, look.color(Token::Quiet));
    }
    return palette;
}

QString styleSheetOf(const Look& look)
{
    // @token is a color, $n is design pixels under the zoom, $n- a pixel less: with a border that
    // is a pixel wider nothing moves, at any zoom. $n+ is never less than n, also below 100 %.
    const QString source = QString::fromLatin1(kStyleSheet);
    QString sheet;
    sheet.reserve(source.size() * 2);
    for (qsizetype i = 0; i < source.size();) {
        const QChar c = source.at(i);
        if (c != u'@' && c != u'$') {
            sheet += c;
            ++i;
            continue;
        }
        QStringView word = wordAt(source, i + 1);
        if (c == u'@')
            sheet += colorNamed(look, word);
        i += 1 + word.size();
        if (c == u'@')
            continue;
        const QChar mark = i < source.size() ? source.at(i) : QChar();
        const bool isLess = mark == u'-';
        const bool isLeast = mark == u'+';
        const int scaled = look.px(word.toInt()) - (isLess ? 1 : 0);
        sheet += QString::number(isLeast ? std::max(word.toInt(), scaled) : scaled) +
                 QStringLiteral("px");
        i += isLess || isLeast ? 1 : 0;
    }
    return sheet;
}

void applyTheme(QApplication& app, const Look& look)
{
    // A style sheet hides the base style's name, so the program remembers that Fusion is in place.
    constexpr char kStyled[] = "havenStyled";
    if (!app.property(kStyled).toBool()) {
        QApplication::setStyle(QStyleFactory::create(QStringLiteral("Fusion")));
        app.setProperty(kStyled, true);
    }
    // A sheet set over another polishes every widget once for each of its ancestors (Qt 6.4: a
    // window of 900 widgets is polished 10,000 times). Taken off first, each is polished twice.
    app.setStyleSheet({});
    QApplication::setPalette(paletteOf(look));
    QApplication::setFont(look.font(TypeRole::Body));
    QApplication::setFont(look.font(TypeRole::Column), "QToolTip");
    QApplication::setFont(look.font(TypeRole::Body), "QMenu");
    app.setStyleSheet(styleSheetOf(look));
}

} // namespace haven::ui
