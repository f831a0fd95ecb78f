import type { Language } from '../../domain/question-bank.ts';
import type { EngineFailureCode } from '../../engines/engine-errors.ts';

type FailureWords = Readonly<Record<EngineFailureCode, string>>;

const failureWords: Readonly<Record<Language, FailureWords>> = {
  zh: {
    'engine-not-configured': '没有配置',
    'model-unreachable': '连不上模型服务',
    'model-rate-limited': '模型服务忙不过来，限制了请求',
    'model-access-denied': '模型服务不接受密钥',
    'model-request-rejected': '模型服务不接受这样的请求',
    'model-reply-invalid': '模型的答复不合格式，重问一次还是不行',
    'model-refused': '模型没有答应判断',
    'spending-cap-reached': '到了费用上限',
  },
  en: {
    'engine-not-configured': 'it is not set up',
    'model-unreachable': 'its service cannot be reached',
    'model-rate-limited': 'its service takes no more requests now',
    'model-access-denied': 'its service does not accept the key',
    'model-request-rejected': 'its service does not take such a request',
    'model-reply-invalid': 'its reply could not be read, nor could the second attempt',
    'model-refused': 'the model declined to judge',
    'spending-cap-reached': 'the spending cap is reached',
  },
};

/** Say why an engine could not judge; undefined for a code without words. */
export function findFailureWords(code: string, language: Language): string | undefined {
  return new Map(Object.entries(failureWords[language])).get(code);
}
