import { ConfigProvider, type ThemeConfig } from 'antd';
import enUS from 'antd/es/locale/en_US';
import zhCN from 'antd/es/locale/zh_CN';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

/** Colours are repeated in styles/base.css for what Ant Design does not draw; all reach 4.5 : 1 on white. */
const theme: ThemeConfig = {
  token: {
    colorPrimary: '#1f4e8c',
    colorLink: '#1f4e8c',
    colorError: '#a12a22',
    colorErrorBg: '#fcebe9',
    colorErrorBorder: '#e0a9a4',
    colorText: '#1d2733',
    colorTextSecondary: '#4a5563',
    colorTextPlaceholder: '#667180',
    colorBorder: '#8793a3',
    borderRadius: 8,
    fontSize: 16,
    fontFamily: 'var(--font)',
    motion: !window.matchMedia('(prefers-reduced-motion: reduce)').matches,
  },
  components: { Alert: { withDescriptionPadding: '10px 14px', withDescriptionIconSize: 20 } },
};

/** Ant Design with the page's colours, in the page's language. */
export function ThemedApp({ children }: { readonly children: ReactNode }) {
  const { i18n } = useTranslation();
  return (
    // Ant Design puts a space between two Chinese characters of a button unless told not to.
    <ConfigProvider theme={theme} locale={i18n.language === 'en' ? enUS : zhCN} button={{ autoInsertSpace: false }}>
      {children}
    </ConfigProvider>
  );
}
