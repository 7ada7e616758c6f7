#pragma once

#include <QScrollArea>

namespace haven::ui {

// A page that scrolls where the window is too small for it, so that no page asks a small screen, or
// a large size, for more room than there is. Whatever takes the focus comes into sight.
class PageScroll final : public QScrollArea
{
    Q_OBJECT

public:
    // Takes the page, and is called as it is.
    PageScroll(const QString& name, QWidget* page, QWidget* parent);

    QWidget* page() const { return m_page; }
    QSize minimumSizeHint() const override;

private:
    QWidget* m_page;
};

} // namespace haven::ui
